package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueOfEachPrimitive {

    @Async
    Coroutine<Boolean> z() {
        return value(await(leaf(true)));
    }

    @Async
    Coroutine<Byte> b() {
        return value((byte) (int) await(leaf(1)));
    }

    @Async
    Coroutine<Character> c() {
        return value((char) (await(leaf('a')) + 1));
    }

    @Async
    Coroutine<Short> s() {
        return value((short) 3);
    }

    @Async
    Coroutine<Long> j() {
        return value(await(leaf(4L)));
    }

    @Async
    Coroutine<Float> f() {
        return value(await(leaf(5f)) / 2);
    }

    @Async
    Coroutine<Double> d() {
        return value(6.5);
    }

    @Async
    Coroutine<int[]> a() {
        return value(new int[] {await(leaf(7))});
    }

    @Async
    Coroutine<Object> box() {
        return value("" + await(z()) + await(b()) + await(c()) + await(s()) + await(j()) + await(f()) + await(d())
                + await(a())[0]);
    }
}
