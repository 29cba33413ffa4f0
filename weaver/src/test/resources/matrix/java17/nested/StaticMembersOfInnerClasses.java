package java17.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StaticMembersOfInnerClasses {
    int n = 1;

    class Inner {
        static int count = 10;

        @Async
        static Coroutine<Integer> next() {
            count += await(leaf(1));
            return value(count);
        }

        record Pair(int a, int b) {}

        interface Op {
            Coroutine<Integer> on(Pair p);
        }

        @Async
        Coroutine<Integer> sum() {
            Op op = p -> value(p.a() * await(leaf(p.b())));
            return value(n + await(next()) + await(op.on(new Pair(await(leaf(2)), 3))));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new Inner().sum()) + await(Inner.next()));
    }
}
