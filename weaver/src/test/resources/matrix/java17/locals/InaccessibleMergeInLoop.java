package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InaccessibleMergeInLoop {
    @Async
    Coroutine<Object> box() throws Throwable {
        var x = await(leaf(true)) ? new StringBuilder("a") : new StringBuffer("b");
        String s = "";
        for (int i = 0; i < 3; i++) {
            s += x;
            await(leaf(i));
            s += String.valueOf(x).length();
            if (i == 1) x = s.isEmpty() ? new StringBuffer("zz") : new StringBuilder("q");
        }
        return value(s + x);
    }
}
