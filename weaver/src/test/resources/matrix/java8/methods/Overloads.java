package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Overloads {

    @Async
    Coroutine<String> f(int x) {
        return value("int" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(long x) {
        return value("long" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(Object x) {
        return value("Object" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(String x) {
        return value("String" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(int x, int... y) {
        return value("varargs" + await(leaf(y))[0]);
    }

    @Async
    Coroutine<String> f() {
        return value("none" + await(leaf(0)));
    }

    @Async
    Coroutine<Object> box() {
        return value(
                await(f(1)) + await(f(1L)) + await(f('c' + "")) + await(f((Object) "o")) + await(f(1, 2)) + await(f()));
    }
}
