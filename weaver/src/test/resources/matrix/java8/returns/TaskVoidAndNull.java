// loop
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

public class TaskVoidAndNull {

    @Async
    Task<Void> f() {
        await(leaf(1));
        return Task.completed(null);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
