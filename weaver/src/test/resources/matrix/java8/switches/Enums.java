package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Enums {

    enum E {
        A,
        B {
            void m() {}
        },
        C
    }

    @Async
    Coroutine<Object> box() {
        String s = "";
        for (E e : E.values()) {
            switch (await(leaf(e))) {
                case A:
                    s += await(leaf("a"));
                    break;
                case B:
                    s += "b" + await(leaf(1));
                    break;
                default:
                    s += e;
            }
        }
        return value(s);
    }
}
