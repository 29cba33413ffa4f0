package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ExpressionYieldOldStyle {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = switch (await(leaf("k"))) {
            case "j":
                yield 1;
            case "k":
                int a = await(leaf(4));
                yield a * 2;
            default:
                yield 0;
        };
        return value(n);
    }
}
