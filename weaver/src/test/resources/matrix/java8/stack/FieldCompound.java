package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FieldCompound {

    int i = 1;
    long l = 2;
    double d = 3;
    String s = "s";
    byte b = 120;

    @Async
    Coroutine<Object> box() {
        this.l += await(leaf(5L));
        i *= await(leaf(4));
        d -= await(leaf(.5));
        s += await(leaf("t"));
        b += await(leaf(10));
        long x = l++ + await(leaf(1));
        int y = --i + await(leaf(1));
        return value(i + " " + l + " " + d + s + b + " " + x + " " + y);
    }
}
