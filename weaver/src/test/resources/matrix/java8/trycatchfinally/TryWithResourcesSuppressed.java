package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryWithResourcesSuppressed {

    static class R implements Closeable {
        final String n;

        R(String n) {
            this.n = n;
            log("open" + n);
        }

        public void close() throws IOException {
            log("close" + n);
            throw new IOException("close" + n);
        }
    }

    @Async
    Coroutine<Object> box() {
        try (R a = new R("a");
                R b = new R(await(leaf("b")))) {
            await(leaf(1));
            throw new IllegalArgumentException("body");
        } catch (IOException | IllegalArgumentException e) {
            log(e);
            return value(await(leaf("end")));
        }
    }
}
