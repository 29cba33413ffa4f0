// javac
package java17.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryInArgumentsNested {

    record P(Object a, Object b) {}

    @Async
    Coroutine<Object> box() {
        int n = await(leaf(2));
        return value(new P(
                new P(
                        await(leaf(0)),
                        switch (n) {
                            case 2 -> {
                                try {
                                    if (await(leaf(true))) throw new IOException("x");
                                    yield "no";
                                } catch (IOException e) {
                                    yield e.getMessage() + await(leaf(1));
                                }
                            }
                            default -> 0;
                        }),
                new StringBuilder(
                                switch (n) {
                                    case 1 -> "one";
                                    default -> {
                                        try {
                                            yield await(leaf("sb"));
                                        } finally {
                                            n = 3;
                                        }
                                    }
                                })
                        .append(n)
                        .toString()));
    }
}
