package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class CustomThrowable {

    static class T extends Throwable {
        T(String s) {
            super(s, null, false, false);
        }
    }

    @Async
    Coroutine<Object> f() throws T {
        await(leaf(1));
        throw new T("t");
    }

    @Async
    Coroutine<Object> box() {
        try {
            return value(await(f()));
        } catch (T t) {
            return value(log(t.getMessage()) + await(leaf(2)));
        }
    }
}
