package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnCastAndGeneric {

    @Async
    <T> Coroutine<T> id(T t) {
        return value(await(leaf(t)));
    }

    @SuppressWarnings("unchecked")
    @Async
    <T> Coroutine<T> f(Object o) {
        return (Coroutine<T>) id(o);
    }

    @Async
    Coroutine<Object> box() {
        return value(await(this.<String>f("s")).length());
    }
}
