package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ArrayCompoundNarrow {
    @Async
    Coroutine<Object> box() throws Throwable {
        byte[] b = {100};
        char[] c = {'a'};
        short[] s = {1};
        boolean[] z = {true};
        float[] f = {1};
        b[0] += await(leaf(100));
        c[0] += await(leaf(1));
        s[0] *= await(leaf(40000));
        z[0] &= await(leaf(false));
        f[0] += await(leaf(.5f));
        log(b);
        log(c);
        log(s);
        log(z);
        return value(f);
    }
}
