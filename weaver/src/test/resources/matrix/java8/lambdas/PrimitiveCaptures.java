package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class PrimitiveCaptures {
    @Async
    Coroutine<Object> box() throws Throwable {
        byte b = 1;
        char c = 'c';
        short s = 2;
        long l = 3;
        float f = 4;
        double d = 5;
        boolean z = true;
        Supplier<Coroutine<String>> q = () -> {
            await(leaf(0));
            String r = "" + b + c + s + l + f + d + z;
            await(leaf(1));
            return value(r + l + d);
        };
        return value(await(q.get()));
    }
}
