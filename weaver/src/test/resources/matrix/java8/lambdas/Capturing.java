package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Capturing {
    @Async
    Coroutine<Object> box() throws Throwable {
        int a = 5;
        String b = "b";
        Function<Integer, Coroutine<String>> f = x -> {
            String s = b + a;
            s += await(leaf(x));
            return value(s + a + b);
        };
        return value(await(f.apply(1)));
    }
}
