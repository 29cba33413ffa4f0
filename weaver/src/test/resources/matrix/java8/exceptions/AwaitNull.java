// nofail
package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Awaitable;
import weft.Coroutine;
import weft.annotations.Async;

public class AwaitNull {

    @Async
    Coroutine<Object> box() {
        try {
            await((Awaitable<Object>) null);
        } catch (NullPointerException e) {
            log("npe");
        }
        try {
            await((CompletionStage<Object>) null);
        } catch (NullPointerException e) {
            log("npe");
        }
        return value(await(leaf(1)));
    }
}
