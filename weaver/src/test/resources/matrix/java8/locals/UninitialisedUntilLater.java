package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UninitialisedUntilLater {
    @Async
    Coroutine<Object> box() throws Throwable {
        int x;
        String s;
        if (await(leaf(true))) {
            x = await(leaf(1));
            s = "a";
        } else {
            await(leaf(5));
            x = 2;
            s = await(leaf("b"));
        }
        await(leaf(3));
        return value(x + s);
    }
}
