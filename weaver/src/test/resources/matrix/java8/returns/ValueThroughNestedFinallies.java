package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ValueThroughNestedFinallies {

    @Async
    Coroutine<String> f(boolean b) {
        try {
            try {
                if (b) return value("a" + await(leaf(1)));
            } finally {
                log("in" + await(leaf(2)));
            }
            return value("b");
        } finally {
            log("out" + await(leaf(3)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(true)) + await(f(false)));
    }
}
