package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ThrowInExpression {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n;
        try {
            n = 5
                    + switch (await(leaf(1))) {
                        case 0 -> 0;
                        default -> throw new IOException("t" + await(leaf(2)));
                    };
        } catch (IOException e) {
            n = e.getMessage().length();
        }
        return value(n);
    }
}
