// javac
package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InaccessibleMergeOnStack {

    static String f(CharSequence a, int b, Object c) {
        return a.toString() + b + c;
    }

    @Async
    Coroutine<Object> box() {
        boolean t = await(leaf(true));
        return value(f(
                t ? new StringBuilder("abc") : new StringBuffer("b"),
                await(leaf(1)),
                t ? new StringBuffer("q") : new StringBuilder("r")));
    }
}
