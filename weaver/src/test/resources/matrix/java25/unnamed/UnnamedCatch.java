package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedCatch {
    @Async
    Coroutine<Object> box() {
        int n = 0;
        try {
            n = Integer.parseInt(await(leaf("x")));
        } catch (NumberFormatException _) {
            n = await(leaf(7));
        }
        try {
            await(fail(new IOException("io")));
        } catch (IllegalStateException | UncheckedIOException _) {
            n = -1;
        } catch (Exception _) {
            n += await(leaf(1));
        } finally {
            n *= await(leaf(2));
        }
        return value(n);
    }
}
