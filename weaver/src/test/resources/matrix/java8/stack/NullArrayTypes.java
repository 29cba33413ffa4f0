package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullArrayTypes {

    static String f(int[] a, String[][] b, int c) {
        return a + "" + b + c;
    }

    @Async
    Coroutine<Object> box() {
        int[] z = null;
        return value(f(z, null, await(leaf(1))) + f(null, (String[][]) null, await(leaf(2))));
    }
}
