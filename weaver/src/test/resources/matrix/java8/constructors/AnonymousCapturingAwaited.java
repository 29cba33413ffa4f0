package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class AnonymousCapturingAwaited {

    @Async
    Coroutine<Object> box() {
        int a = await(leaf(1));
        long b = await(leaf(2L));
        Supplier<Object> s = new Supplier<Object>() {
            final int c = a;

            public Object get() {
                return a + b + c + AnonymousCapturingAwaited.this.n;
            }
        };
        n = await(leaf(100));
        return value(s.get());
    }

    int n;
}
