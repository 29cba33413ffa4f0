// javac
package java17.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TryInArguments {

    record P(Object a, Object b) {}

    @Async
    Coroutine<Object> box() {
        return value(new P(
                "first",
                switch (1) {
                    case 1 -> {
                        try {
                            yield await(leaf("t"));
                        } catch (IllegalStateException e) {
                            yield "c" + await(leaf(1));
                        } finally {
                            await(leaf("f"));
                        }
                    }
                    default -> 0;
                }));
    }
}
