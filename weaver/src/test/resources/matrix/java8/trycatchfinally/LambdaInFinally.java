package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class LambdaInFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        int y = 3;
        try {
            log(await(leaf(1)));
            if (y > 5) return value("no");
        } finally {
            Supplier<Integer> s = () -> y + 1;
            log(s.get() + await(leaf(2)));
        }
        return value(y);
    }
}
