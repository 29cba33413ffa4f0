package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LabelledBreak {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                if (await(leaf(i + j)) == 4) break outer;
                s += i + "" + j + " ";
            }
        }
        return value(s);
    }
}
