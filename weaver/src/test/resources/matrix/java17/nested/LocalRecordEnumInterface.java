package java17.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LocalRecordEnumInterface {
    @Async
    Coroutine<Object> box() throws Throwable {
        record R(int v) {}
        enum E {
            X,
            Y
        }
        interface I {
            Coroutine<Integer> f();
        }
        R r = new R(await(leaf(1)));
        E e = await(leaf(E.Y));
        class C implements I {
            @Override
            @Async
            public Coroutine<Integer> f() {
                return value(await(leaf(9)));
            }
        }
        return value(r.v() + "" + e + await(new C().f()));
    }
}
