package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CapturedInLocalClass {
    @Async
    Coroutine<Object> box() throws Throwable {
        int k = 1;
        class L {
            Supplier<Coroutine<Integer>> s(int z) {
                return () -> value(k + z + await(leaf(1)));
            }
        }
        return value(await(new L().s(5).get()));
    }
}
