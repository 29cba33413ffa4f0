package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredStage {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(stage(1), IOException.class));
            await(failedStage(new IOException("f")), IOException.class);
        } catch (IOException e) {
            log(e);
        }
        return value(await(leaf("end")));
    }
}
