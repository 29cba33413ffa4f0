package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class MonitorReleasedBeforeAwait {

    final Object lock = new Object();
    int n;

    @Async
    Coroutine<Object> box() {
        for (int i = 0; i < 3; i++) {
            int m;
            synchronized (lock) {
                n += i;
                if (i == 1) continue;
                try {
                    m = n / (i - 0);
                } catch (ArithmeticException e) {
                    m = -1;
                }
            }
            n += await(leaf(m));
        }
        return value(n);
    }
}
