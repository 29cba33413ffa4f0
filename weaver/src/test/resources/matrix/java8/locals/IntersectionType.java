package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class IntersectionType {

    static <T extends Number & Comparable<T>> T max(T a, T b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    @Async
    <T extends Number & Comparable<T>> Coroutine<T> m(T a, T b) {
        T r = max(a, await(leaf(b)));
        await(leaf(1));
        return value(max(r, a));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(m(3, 4)) + await(m(2.5, 1.5)));
    }
}
