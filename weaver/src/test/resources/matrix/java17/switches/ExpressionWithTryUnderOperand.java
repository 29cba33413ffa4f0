package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ExpressionWithTryUnderOperand {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = await(leaf(1))
                + switch (await(leaf(2))) {
                    case 2 -> {
                        try {
                            if (await(leaf(true))) throw new IOException("e");
                            yield 1;
                        } catch (IOException e) {
                            yield await(leaf(20));
                        }
                    }
                    default -> 0;
                };
        return value(n);
    }
}
