// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class FailingStage {

    @Async
    CompletableFuture<String> f() throws IOException {
        await(leaf(1));
        throw new IOException("f");
    }

    @Async
    Coroutine<Object> box() {
        try {
            return value(await(f()));
        } catch (IOException e) {
            return value(log(e));
        }
    }
}
