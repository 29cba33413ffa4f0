package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AssignmentAsArgument {

    static String f(long a, long b, double c) {
        return a + "," + b + "," + c;
    }

    long z;

    @Async
    Coroutine<Object> box() {
        long x;
        double[] d = {1};
        return value(f(x = await(leaf(2L)), z = x + await(leaf(3L)), d[0] = await(leaf(4.5))) + x + z + d[0]);
    }
}
