package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AwaitedReceiver {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(
                await(leaf("abc")).charAt(await(leaf(1))) + await(leaf("z")).concat(await(leaf("q"))));
    }
}
