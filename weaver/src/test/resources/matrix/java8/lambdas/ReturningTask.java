// loop
package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

public class ReturningTask {
    @Async
    Coroutine<Object> box() throws Throwable {
        Function<Integer, Task<Integer>> f = x -> {
            int y = await(leaf(x));
            return Task.completed(y + 1);
        };
        return value(await(f.apply(1)));
    }
}
