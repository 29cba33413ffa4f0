package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class WithLoopAndTry {
    @Async
    Coroutine<Object> box() throws Throwable {
        Function<Integer, Coroutine<Integer>> f = n -> {
            int s = 0;
            for (int i = 0; i < n; i++) {
                try {
                    s += await(leaf(i));
                } catch (IllegalStateException e) {
                    s += 100;
                } finally {
                    s++;
                }
            }
            return value(s);
        };
        return value(await(f.apply(3)));
    }
}
