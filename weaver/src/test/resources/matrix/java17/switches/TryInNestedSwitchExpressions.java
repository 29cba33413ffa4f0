// javac
package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class TryInNestedSwitchExpressions {
    @Async
    Coroutine<Object> box() {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum = sum * 10
                    + await(leaf(1))
                    + switch (await(leaf(i))) {
                        case 0 -> {
                            try {
                                yield switch (await(leaf("a"))) {
                                    case "a" -> {
                                        try {
                                            await(fail(new UncheckedIOException(new IOException("a"))));
                                            yield 0;
                                        } catch (UncheckedIOException e) {
                                            yield await(leaf(1))
                                                    + e.getMessage().length();
                                        } finally {
                                            log("inner" + await(leaf(sum)));
                                        }
                                    }
                                    default -> throw new IllegalStateException();
                                };
                            } finally {
                                log("outer" + await(leaf(i)));
                            }
                        }
                        case 1 -> {
                            try {
                                yield 1 / (i - await(leaf(1)));
                            } catch (ArithmeticException e) {
                                yield switch (i) {
                                    case 1 -> await(leaf(5)) + await(leaf(6));
                                    default -> 0;
                                };
                            }
                        }
                        case 2 ->
                            switch (i + await(leaf(1))) {
                                case 3 -> await(leaf(4));
                                default -> 1;
                            };
                        default -> {
                            if (await(leaf(true))) yield await(leaf(9));
                            yield 8;
                        }
                    };
        }
        return value(sum);
    }
}
