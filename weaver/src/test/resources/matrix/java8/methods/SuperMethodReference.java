package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SuperMethodReference {

    static class A {
        int g(int x) {
            return x;
        }
    }

    static class B extends A {
        @Override
        int g(int x) {
            return -x;
        }

        @Async
        Coroutine<Integer> f(int x) {
            IntUnaryOperator u = super::g;
            int y = await(leaf(x));
            return value(u.applyAsInt(y) * 10 + g(y));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new B().f(2)));
    }
}
