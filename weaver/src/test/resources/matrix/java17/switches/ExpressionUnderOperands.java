package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ExpressionUnderOperands {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        for (int i = 0; i < 3; i++)
            n = n * 10
                    + switch (i) {
                        case 0 -> await(leaf(1));
                        case 1 -> 2;
                        default -> {
                            int q = await(leaf(3));
                            yield q + await(leaf(1));
                        }
                    }
                    + await(leaf(i));
        return value(n);
    }
}
