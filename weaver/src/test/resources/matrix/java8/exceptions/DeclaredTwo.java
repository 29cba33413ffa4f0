package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class DeclaredTwo {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            await(fail(new InterruptedException("i")), IOException.class, InterruptedException.class);
        } catch (IOException e) {
            log("no");
        } catch (InterruptedException e) {
            log(e + "" + await(leaf(1)));
        }
        return value("end");
    }
}
