// loop
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

public class OfTask {

    @Async
    Task<Integer> f(int x) {
        int y = await(leaf(x));
        return Task.completed(y + 1);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)) + await(f(2)));
    }
}
