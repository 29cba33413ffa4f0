// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VoidStatic {

    @Async
    static void f(int[] n, CompletableFuture<Object> to) {
        n[0] += await(leaf(1));
        if (n[0] > 5) to.complete("no");
        else {
            await(leaf(2));
            to.complete(n);
        }
    }

    @Async
    Coroutine<Object> box() {
        CompletableFuture<Object> c = new CompletableFuture<>();
        f(new int[] {3}, c);
        return value(await(c));
    }
}
