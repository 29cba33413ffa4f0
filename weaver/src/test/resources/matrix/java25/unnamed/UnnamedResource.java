package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedResource {
    static AutoCloseable open(String name) {
        log("open " + name);
        return () -> log("close " + name);
    }

    @Async
    Coroutine<Object> box() throws Exception {
        String s = "";
        try (var _ = open("a");
                var _ = await(leaf(open("b")))) {
            s += await(leaf("body"));
            if (await(leaf(true))) throw new IllegalStateException("thrown");
        } catch (IllegalStateException _) {
            s += await(leaf("caught"));
        }
        try (AutoCloseable _ = open(await(leaf("c")))) {
            return value(s + await(leaf("end")));
        }
    }
}
