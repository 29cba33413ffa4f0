package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedLocals {
    @Async
    Coroutine<Object> box() {
        var _ = await(leaf("first"));
        long a = await(leaf(1L));
        int _ = await(leaf(2)), b = await(leaf(3));
        double _ = a + await(leaf(4.0));
        final Object _ = new Object[] {await(leaf("in array"))};
        return value(a + b);
    }
}
