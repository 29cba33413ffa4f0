package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Nested {
    @Async
    Coroutine<Object> box() throws Throwable {
        return value(new StringBuilder(new String(new char[] {await(leaf('a')), 'b'}))
                .append(new StringBuilder(await(leaf("c"))))
                .toString());
    }
}
