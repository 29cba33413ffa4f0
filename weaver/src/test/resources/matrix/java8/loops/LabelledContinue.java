package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LabelledContinue {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        outer:
        for (int i = 0; i < 3; i++) {
            for (int j = 0; ; j++) {
                if (j > i) {
                    await(leaf(0));
                    continue outer;
                }
                s += await(leaf(j));
            }
        }
        return value(s);
    }
}
