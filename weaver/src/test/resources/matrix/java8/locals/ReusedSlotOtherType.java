package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReusedSlotOtherType {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (int i = 0; i < 2; i++) {
            if (i == 0) {
                long a = 5;
                await(leaf(1));
                log(a);
            } else {
                String a = "x";
                int b = 2;
                await(leaf(2));
                log(a + b);
            }
        }
        return value(await(leaf("end")));
    }
}
