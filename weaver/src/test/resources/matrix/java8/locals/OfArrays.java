package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class OfArrays {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean[] z = {true};
        byte[] b = {1};
        char[] c = {'c'};
        short[] s = {2};
        int[] i = {3};
        long[] j = {4};
        float[] f = {5};
        double[] d = {6};
        String[] t = {"t"};
        int[][] ii = {{7}};
        Object[][][] ooo = new Object[1][1][1];
        await(leaf(0));
        z[0] ^= true;
        b[0]++;
        c[0]++;
        s[0]++;
        i[0]++;
        j[0]++;
        f[0]++;
        d[0]++;
        t[0] += ii[0][0];
        ooo[0][0][0] = t;
        await(leaf(1));
        return value("" + z[0] + b[0] + c[0] + s[0] + i[0] + j[0] + f[0] + d[0] + t[0] + ii[0].length + ooo.length);
    }
}
