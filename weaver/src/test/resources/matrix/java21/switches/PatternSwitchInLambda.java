package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class PatternSwitchInLambda {
    record Named(String name, int n) {}

    @Async
    Coroutine<Object> box() {
        int base = await(leaf(10));
        Function<Object, Coroutine<String>> f = o -> value(
                switch (o) {
                    case Named(String name, int n) when n + base > await(leaf(11)) -> name + await(leaf(base));
                    case Named(var name, var n) -> await(leaf(name)) + n;
                    case Supplier<?> s -> s.get() + await(leaf("s"));
                    default -> "d" + base;
                });
        Supplier<String> inner = () -> "in" + base;
        return value(await(f.apply(new Named("a", 1)))
                + await(f.apply(new Named("b", 2)))
                + await(f.apply(inner))
                + await(f.apply(0)));
    }
}
