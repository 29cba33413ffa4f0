package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LabelledBlock {
    @Async
    Coroutine<Object> box() throws Throwable {
        int x = await(leaf(1));
        done:
        {
            if (x == 1) {
                log(await(leaf("in")));
                break done;
            }
            log("skipped");
        }
        return value(x);
    }
}
