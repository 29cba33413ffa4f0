package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Awaitable;
import weft.Coroutine;
import weft.annotations.Async;

public class ClassCastAtAwait {

    @SuppressWarnings("unchecked")
    static <T> Awaitable<T> lie(Object o) {
        return (Awaitable<T>) leaf(o);
    }

    @Async
    Coroutine<Object> box() {
        try {
            String s = await(ClassCastAtAwait.<String>lie(1));
            log(s);
        } catch (ClassCastException e) {
            log("cce");
        }
        int n = 0;
        try {
            n = await(ClassCastAtAwait.<Integer>lie("x"));
        } catch (ClassCastException e) {
            n = await(leaf(2));
        }
        return value(n);
    }
}
