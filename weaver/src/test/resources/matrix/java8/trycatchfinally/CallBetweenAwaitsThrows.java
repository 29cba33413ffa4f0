package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class CallBetweenAwaitsThrows {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] a = {1};
        try {
            log(await(leaf(1)));
            a[await(leaf(3))] = 1;
            log("no");
        } catch (ArrayIndexOutOfBoundsException e) {
            log("caught" + await(leaf(2)));
        }
        return value(a[0]);
    }
}
