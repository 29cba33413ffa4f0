package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class WhileTrueTryCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        while (true) {
            try {
                n++;
                await(leaf(n));
                if (n == 3) break;
                throw new IOException();
            } catch (IOException e) {
                log("again");
                continue;
            }
        }
        return value(n);
    }
}
