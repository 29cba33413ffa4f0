package java11.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfaceDefaultStaticPrivate {

    interface I {
        int n();

        @Async
        default Coroutine<Integer> d(int x) {
            return value(await(p(x)) + n() + await(I.s(x)));
        }

        @Async
        private Coroutine<Integer> p(int x) {
            return value(await(leaf(x)) * 10);
        }

        @Async
        static Coroutine<Integer> s(int x) {
            return value(await(leaf(x)) * 100 + await(q()));
        }

        @Async
        private static Coroutine<Integer> q() {
            return value(await(leaf(1000)));
        }
    }

    @Async
    Coroutine<Object> box() {
        I i = () -> 7;
        return value(await(i.d(2)));
    }
}
