package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EachPrimitiveBelow {

    static String f(boolean z, byte b, char c, short s, int i, long j, float g, double d, Object o, String t, int[] a) {
        return "" + z + b + c + s + i + j + g + d + o + t + a.length;
    }

    @Async
    Coroutine<Object> box() {
        boolean z = true;
        byte b = -2;
        char c = 'c';
        short s = -300;
        int i = 1 << 30;
        long j = 1L << 60;
        float g = 1.5f;
        double d = 2.25;
        return value(f(z, b, c, s, i, j, g, d, null, "t", await(leaf(new int[3])))
                + f(
                        !z,
                        (byte) (b + 1),
                        (char) (c + 1),
                        (short) (s - 1),
                        i / 2,
                        j / 2,
                        g * 2,
                        d * 2,
                        this == null,
                        await(leaf("u")),
                        new int[] {1}));
    }
}
