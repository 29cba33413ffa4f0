// javac
package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InaccessibleMergeVar {

    static int length(CharSequence c) {
        return c.length();
    }

    @Async
    Coroutine<Object> box() {
        boolean t = await(leaf(true));
        var x = t ? new StringBuilder("abc") : new StringBuffer("b");
        await(leaf(1));
        int n = length(x);
        Object o = x;
        await(leaf(2));
        return value(x + "" + n + (o == x) + await(leaf(3)) + length(x));
    }
}
