package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LiveLocalInHandler {
    @Async
    Coroutine<Object> box() throws Throwable {
        int x = 1;
        String s = "a";
        long y = 5;
        try {
            x = await(leaf(2));
            s += await(leaf("b"));
            y *= await(leaf(3L));
            x++;
        } catch (IllegalStateException e) {
            log(x + s + y + e.getMessage());
            log(await(leaf(x)));
        } finally {
            log(x + s + y + await(leaf("f")));
        }
        return value(x + s + y);
    }
}
