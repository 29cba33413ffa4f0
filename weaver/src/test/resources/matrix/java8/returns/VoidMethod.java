// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VoidMethod {

    @Async
    void f(CompletableFuture<String> to) {
        try {
            String s = await(leaf("v"));
            to.complete(s + await(leaf(1)));
        } catch (Throwable t) {
            to.completeExceptionally(t);
        }
    }

    @Async
    Coroutine<Object> box() {
        CompletableFuture<String> c = new CompletableFuture<>();
        f(c);
        return value(await(c));
    }
}
