package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AllTypes {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean z = true;
        byte b = 1;
        char c = 'c';
        short s = 2;
        int i = 3;
        long j = 4;
        float f = 5;
        double d = 6;
        String t = "t";
        int[] a = {7};
        Object o = this;
        await(leaf(0));
        z = !z;
        b++;
        c++;
        s++;
        i++;
        j++;
        f++;
        d++;
        t += 1;
        a[0]++;
        await(leaf(1));
        return value("" + z + b + c + s + i + j + f + d + t + a[0] + (o == this));
    }
}
