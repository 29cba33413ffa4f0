package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Retry {
    @Async
    Coroutine<Object> box() throws Throwable {
        int tries = 0;
        while (true) {
            try {
                tries++;
                log("try " + tries);
                int v = await(leaf(tries));
                if (v < 3) throw new IOException("again");
                return value(v);
            } catch (IOException e) {
                log(e.getMessage() + await(leaf("backoff")));
            }
        }
    }
}
