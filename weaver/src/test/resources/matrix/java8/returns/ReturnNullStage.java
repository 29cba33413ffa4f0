// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ReturnNullStage {

    @Async
    CompletableFuture<String> f() {
        await(leaf(1));
        return null;
    }

    @Async
    Coroutine<Object> box() {
        try {
            await(f());
        } catch (NullPointerException e) {
            log("npe");
        }
        return value("end");
    }
}
