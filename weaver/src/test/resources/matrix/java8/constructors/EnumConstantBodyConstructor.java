package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EnumConstantBodyConstructor {

    enum E {
        A(1) {
            int f() {
                return v * 2;
            }
        },
        B(2);
        final int v;

        E(int v) {
            this.v = v;
        }

        int f() {
            return v;
        }
    }

    @Async
    Coroutine<Object> box() {
        int s = 0;
        for (E e : E.values()) s = s * 10 + e.f() + await(leaf(e.v));
        return value(s);
    }
}
