package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordPatternInference {
    record Box<T>(T t) {}

    @Async
    static <T extends Comparable<T>> Coroutine<T> max(Box<Box<T>> a, Box<Box<T>> b) {
        if (a instanceof Box<Box<T>>(Box<T>(var x)) && b instanceof Box<Box<T>>(Box<T>(var y)))
            return value(x.compareTo(await(leaf(y))) > 0 ? await(leaf(x)) : y);
        return value(null);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(max(new Box<>(new Box<>(1)), new Box<>(new Box<>(2))))
                + await(max(new Box<>(new Box<>("b")), new Box<>(new Box<>("a"))))
                + await(max(null, new Box<>(new Box<>("a")))));
    }
}
