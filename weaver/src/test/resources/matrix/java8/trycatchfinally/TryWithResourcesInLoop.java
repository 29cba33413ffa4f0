package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryWithResourcesInLoop {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (int i = 0; i < 4; i++) {
            int n = i;
            try (Closeable c = () -> log("close" + n)) {
                if (i == 1) continue;
                if (i == 3) break;
                log(await(leaf(i)));
            }
        }
        return value("end");
    }
}
