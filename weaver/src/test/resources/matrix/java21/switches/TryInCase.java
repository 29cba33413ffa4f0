// javac
package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TryInCase {
    @Async
    Coroutine<Object> box() {
        int total = 0;
        for (Object o : new Object[] {1, "2", 'x', 4L}) {
            total += await(leaf(1))
                    + switch (o) {
                        case Integer i -> {
                            try {
                                yield i / (await(leaf(1)) - 1);
                            } catch (ArithmeticException e) {
                                yield 100 + await(leaf(i));
                            } finally {
                                log("i" + await(leaf(i)));
                            }
                        }
                        case String s -> {
                            try (AutoCloseable c = () -> log("closed " + s)) {
                                yield Integer.parseInt(await(leaf(s)));
                            } catch (Exception e) {
                                yield -1;
                            }
                        }
                        case Character c when await(leaf(c)) == 'x' -> {
                            try {
                                await(fail(new IllegalArgumentException("c" + c)));
                                yield 0;
                            } catch (IllegalArgumentException e) {
                                log(e);
                                yield await(leaf(7));
                            }
                        }
                        default -> 1000;
                    }
                    * await(leaf(2));
        }
        return value(total);
    }
}
