package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class RecursiveThroughField {

    Function<Integer, Coroutine<Integer>> fact =
            n -> n <= 1 ? value(1) : value(n * await(this.fact.apply(n - 1)) + 0 * await(leaf(n)));

    @Async
    Coroutine<Object> box() {
        return value(await(fact.apply(5)));
    }
}
