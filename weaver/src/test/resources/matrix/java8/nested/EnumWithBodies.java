package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EnumWithBodies {

    enum E {
        A {
            @Override
            @Async
            Coroutine<String> f(int x) {
                return value("A" + await(leaf(x)));
            }
        },
        B {
            @Override
            Coroutine<String> f(int x) {
                return value("B" + x);
            }
        };

        @Async
        Coroutine<String> f(int x) {
            return value("E" + await(leaf(x)));
        }

        @Async
        static Coroutine<Integer> count() {
            return value(values().length + await(leaf(0)));
        }
    }

    @Async
    Coroutine<Object> box() {
        String s = "";
        for (E e : E.values()) s += await(e.f(e.ordinal()));
        return value(s + await(E.count()));
    }
}
