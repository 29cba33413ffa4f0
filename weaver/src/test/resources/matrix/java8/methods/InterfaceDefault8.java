package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfaceDefault8 {

    interface I {
        int n();

        @Async
        default Coroutine<Integer> d(int x) {
            int y = n();
            return value(await(leaf(x)) + n() + y + await(I.s(x)));
        }

        @Async
        static Coroutine<Integer> s(int x) {
            return value(await(leaf(x)) * 100);
        }
    }

    static class C implements I {
        public int n() {
            return 3;
        }

        @Override
        @Async
        public Coroutine<Integer> d(int x) {
            return value(await(I.super.d(x + 1)) * 2 + await(leaf(1)));
        }
    }

    @Async
    Coroutine<Object> box() {
        I i = () -> 7;
        return value(await(i.d(2)) + " " + await(new C().d(2)));
    }
}
