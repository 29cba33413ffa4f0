package java8.returns;

import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class QualifiedCalls {

    @Async
    Coroutine<Object> box() {
        int a = weft.Asyncio.await(leaf(1));
        return weft.Asyncio.value(a + weft.Asyncio.await(leaf(2)));
    }
}
