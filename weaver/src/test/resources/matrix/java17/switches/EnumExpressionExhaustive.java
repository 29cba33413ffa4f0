package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EnumExpressionExhaustive {

    enum E {
        A,
        B
    }

    @Async
    Coroutine<Object> box() {
        int n = 0;
        for (E e : E.values())
            n += switch (e) {
                case A -> await(leaf(1));
                case B -> 10;
            };
        return value(n);
    }
}
