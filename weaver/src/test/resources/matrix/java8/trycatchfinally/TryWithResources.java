package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryWithResources {

    static class R implements Closeable {
        final String n;

        R(String n) {
            this.n = n;
            log("open" + n);
        }

        public void close() throws IOException {
            log("close" + n);
            if (n.equals("bad")) throw new IOException("close");
        }
    }

    @Async
    Coroutine<Object> box() throws IOException {
        try (R a = new R("a");
                R b = new R(await(leaf("b")))) {
            log(a.n + b.n + await(leaf(1)));
            return value(a.n + await(leaf("r")));
        } finally {
            log("fin" + await(leaf(2)));
        }
    }
}
