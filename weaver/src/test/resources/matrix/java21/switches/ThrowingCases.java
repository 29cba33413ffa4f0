package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ThrowingCases {
    @Async
    Coroutine<Object> f(Object o) throws IOException {
        Object r = switch (o) {
            case Integer i when i < await(leaf(0)) -> throw new IOException("neg" + await(leaf(i)));
            case Integer i -> await(leaf(i));
            case String s -> await(fail(new IllegalStateException(s)));
            default -> throw new UnsupportedOperationException();
        };
        return value(r + "!");
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {1, -1, "s", 2.0}) {
            try {
                all += await(f(o), IOException.class);
            } catch (IOException | IllegalStateException e) {
                all += e.getMessage() + await(leaf("c"));
            } catch (RuntimeException e) {
                all += e.getClass().getSimpleName();
            }
        }
        return value(all);
    }
}
