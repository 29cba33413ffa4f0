package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NewAsReceiver {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(new StringBuilder(await(leaf("a")))
                .append(await(leaf("b")))
                .insert(await(leaf(0)), new StringBuilder().append(await(leaf(1))))
                .toString());
    }
}
