package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class NestedFinallies {

    @Async
    Coroutine<String> f(int how) throws IOException {
        try {
            try {
                try {
                    if (how == 0) return value("r" + await(leaf(0)));
                    if (how == 1) throw new IOException("x");
                    await(fail(new IllegalStateException("y")));
                } finally {
                    log("1" + await(leaf("a")));
                }
            } finally {
                log("2" + await(leaf("b")));
            }
        } finally {
            log("3" + await(leaf("c")));
        }
        return value("no");
    }

    @Async
    Coroutine<Object> box() {
        for (int i = 0; i < 3; i++) {
            try {
                log(await(f(i)));
            } catch (IOException | IllegalStateException e) {
                log(e);
            }
        }
        return value("end");
    }
}
