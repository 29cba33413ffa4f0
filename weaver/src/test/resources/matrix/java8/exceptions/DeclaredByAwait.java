package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredByAwait {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            log(await(leaf(1), IOException.class));
            await(fail(new FileNotFoundException("f")), IOException.class);
        } catch (IOException e) {
            log(e);
        }
        return value(await(leaf("end")));
    }
}
