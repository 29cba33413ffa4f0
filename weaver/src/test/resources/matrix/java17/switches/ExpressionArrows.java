package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ExpressionArrows {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 4; i++)
            s += switch (await(leaf(i))) {
                case 0 -> "z";
                case 1, 2 -> await(leaf("x" + i));
                default -> {
                    String t = await(leaf("t"));
                    yield t + i;
                }
            };
        return value(s);
    }
}
