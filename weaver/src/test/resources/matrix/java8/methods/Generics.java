package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Generics {

    @Async
    <T, R> Coroutine<R> map(T t, Function<? super T, ? extends R> f) {
        T u = await(leaf(t));
        return value(f.apply(u));
    }

    @Async
    <T extends Comparable<T>> Coroutine<T> max(List<T> l) {
        T m = l.get(0);
        for (T t : l) if (await(leaf(t)).compareTo(m) > 0) m = t;
        return value(m);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(map(3, x -> "n" + x)) + await(max(Arrays.asList(2, 9, 4))));
    }
}
