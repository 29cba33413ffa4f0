package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class GenericSealed {
    sealed interface Result<T> permits Ok, Err {}

    record Ok<T>(T value) implements Result<T> {}

    record Err<T>(Exception cause) implements Result<T> {}

    @Async
    static <T, R> Coroutine<Result<R>> map(Result<T> in, Function<T, Coroutine<R>> f) {
        return value(
                switch (in) {
                    case Ok<T>(var v) -> {
                        try {
                            yield new Ok<>(await(f.apply(v)));
                        } catch (IllegalStateException e) {
                            yield new Err<R>(e);
                        }
                    }
                    case Err<T>(var cause) -> new Err<R>(await(leaf(cause)));
                });
    }

    @Async
    Coroutine<Object> box() {
        Result<String> a = await(map(new Ok<>(1), x -> value(await(leaf(x)) + "a")));
        Result<Integer> b = await(map(a, x -> value(await(leaf(x)).length() / (x.length() - await(leaf(1))))));
        Result<Object> c = await(map(b, x -> {
            if (x > await(leaf(0))) throw new IllegalStateException("too many");
            return value(x);
        }));
        Result<String> d = await(map(c, x -> value(await(leaf("never")))));
        return value(a + " " + b + " " + (d instanceof Err<String>(IllegalStateException e) ? e.getMessage() : d));
    }
}
