package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Generic {

    static <T> Function<T, Coroutine<List<T>>> twice(List<T> to) {
        return t -> {
            to.add(await(leaf(t)));
            to.add(t);
            return value(to);
        };
    }

    @Async
    Coroutine<Object> box() {
        return value(await(Generic.<Object>twice(new ArrayList<>()).apply("x")));
    }
}
