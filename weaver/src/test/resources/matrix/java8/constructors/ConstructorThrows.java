package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ConstructorThrows {

    static class T {
        T(int x) {
            if (x == 2) throw new IllegalArgumentException("x" + x);
            log(x);
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            new T(await(leaf(1)));
            new T(await(leaf(2)));
            new T(await(leaf(3)));
        } catch (IllegalArgumentException e) {
            return value(log(e.getMessage()) + await(leaf("c")));
        }
        return value("no");
    }
}
