package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class FinalCaptured {
    @Async
    Coroutine<Object> box() throws Throwable {
        int a = await(leaf(1));
        int b = await(leaf(2));
        Supplier<Integer> s = () -> a + b;
        await(leaf(3));
        Supplier<Integer> t = () -> s.get() * a;
        return value(t.get());
    }
}
