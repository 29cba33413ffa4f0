package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SynchronizedCallee {

    int n;

    synchronized int inc(int x) {
        return n += x;
    }

    @Async
    Coroutine<Object> box() {
        int a = inc(await(leaf(1)));
        int b;
        synchronized (this) {
            b = inc(5);
        }
        await(leaf(2));
        synchronized (this) {
            n++;
            if (b > 100) return value("no");
        }
        return value(a + b + inc(await(leaf(3))));
    }
}
