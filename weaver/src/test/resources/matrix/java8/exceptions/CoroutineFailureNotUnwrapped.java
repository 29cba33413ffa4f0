// loop
package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CoroutineFailureNotUnwrapped {
    @Async
    Coroutine<Object> box() throws Throwable {
        CompletionException c = new CompletionException("own", new IOException("in"));
        try {
            await(fail(c));
        } catch (CompletionException e) {
            log(e == c);
        }
        return value(await(leaf(1)));
    }
}
