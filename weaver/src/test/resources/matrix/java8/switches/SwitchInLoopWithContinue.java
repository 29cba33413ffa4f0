package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInLoopWithContinue {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        loop:
        for (int i = 0; i < 6; i++) {
            switch (i) {
                case 1:
                    continue;
                case 2:
                    await(leaf(2));
                    continue loop;
                case 4:
                    break loop;
                default:
                    s += await(leaf(i));
            }
            s += ";";
        }
        return value(s);
    }
}
