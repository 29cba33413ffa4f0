package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class OneLayerTakenOff {
    @Async
    Coroutine<Object> box() throws Throwable {
        IOException x = new IOException("in");
        for (Throwable t :
                new Throwable[] {new CompletionException(x), new CompletionException(null, new CompletionException(x))
                }) {
            CompletableFuture<Object> c = new CompletableFuture<>();
            c.completeExceptionally(t);
            try {
                await(c);
            } catch (Throwable e) {
                log(e == x);
                log(e.getClass());
            }
        }
        return value(await(leaf(1)));
    }
}
