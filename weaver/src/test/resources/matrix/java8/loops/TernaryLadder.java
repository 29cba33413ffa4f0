package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TernaryLadder {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 4; i++)
            s += await(leaf(i)) == 0
                    ? await(leaf("zero"))
                    : i == 1 ? "one" + await(leaf(1)) : await(leaf(i == 2)) ? "two" : "many";
        return value(s);
    }
}
