package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class BindingsAcrossAwaits {
    record Mixed(byte b, short s, char c, float f, boolean z, long l, double d, int[] a, String t) {}

    @Async
    Coroutine<Object> box() {
        Object o = new Mixed((byte) -1, (short) 300, 'c', 1.5f, true, 1L << 40, 2.25, new int[] {4}, "t");
        if (!(o instanceof Mixed(byte b, short s, char c, float f, boolean z, long l, double d, int[] a, String t)))
            return value("no");
        await(leaf(0));
        b--;
        s++;
        c++;
        f += await(leaf(1));
        z = !z;
        l += await(leaf(1L));
        d *= await(leaf(2.0));
        a[0] += await(leaf(1));
        t += await(leaf("u"));
        return value("" + b + s + c + f + z + l + d + a[0] + t);
    }
}
