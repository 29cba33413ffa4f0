package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AlwaysNullArray {
    @Async
    Coroutine<Object> box() throws Throwable {
        int[] a = null;
        long[][] b = null;
        await(leaf(1));
        try {
            a[0] = 1;
        } catch (NullPointerException e) {
            log("npe");
        }
        try {
            return value(b[0][1]);
        } catch (NullPointerException e) {
            return value("npe" + await(leaf(2)));
        }
    }
}
