package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class DeadLocals {
    @Async
    Coroutine<Object> box() throws Throwable {
        {
            String big = new String(new char[100]);
            log(big.length());
        }
        long x = await(leaf(1L));
        {
            int y = 3;
            log(y);
        }
        await(leaf(2));
        String s = "s";
        log(s);
        await(leaf(3));
        return value(x);
    }
}
