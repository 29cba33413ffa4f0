// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VoidFinally {

    @Async
    void f(List<Object> l, CompletableFuture<Object> to) {
        try {
            l.add(await(leaf(1)));
            if (l.size() == 1) return;
            l.add("no");
        } finally {
            l.add(await(leaf("f")));
            to.complete(l);
        }
    }

    @Async
    Coroutine<Object> box() {
        CompletableFuture<Object> c = new CompletableFuture<>();
        f(new ArrayList<>(), c);
        return value(await(c));
    }
}
