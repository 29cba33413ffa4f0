package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class HiddenSuperclass {

    static String h(java17.locals.hiddenSuperclassLib.Named n, Object o) {
        return n.hello() + (n == o);
    }

    @Async
    Coroutine<Object> box() {
        var x = await(leaf(true))
                ? new java17.locals.hiddenSuperclassLib.C1()
                : new java17.locals.hiddenSuperclassLib.C2();
        await(leaf(1));
        String s = h(x, x);
        await(leaf(2));
        java17.locals.hiddenSuperclassLib.Named n = x;
        return value(s + h(n, await(leaf(x))));
    }
}
