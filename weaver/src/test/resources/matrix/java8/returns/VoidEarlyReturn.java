// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VoidEarlyReturn {

    @Async
    void f(CompletableFuture<Integer> to, int n) {
        for (int i = 0; ; i++) {
            try {
                if (await(leaf(i)) == n) return;
            } finally {
                if (i == n) to.complete(i);
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        CompletableFuture<Integer> c = new CompletableFuture<>();
        f(c, 2);
        return value(await(c));
    }
}
