package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class IdentityThroughStages {
    @Async
    Coroutine<Object> box() throws Throwable {
        IOException x = new IOException("same");
        try {
            await(failedStage(x), IOException.class);
        } catch (IOException e) {
            log(e == x);
        }
        return value("end");
    }
}
