package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ClassInitFails {

    static class Bad {
        static {
            log("init");
            if (true) throw new IllegalArgumentException("static");
        }

        Bad(Object o) {}
    }

    @Async
    Coroutine<Object> box() {
        for (int i = 0; i < 2; i++)
            try {
                new Bad(await(leaf(i)));
            } catch (LinkageError e) {
                log(e.getClass());
            }
        return value(await(leaf("end")));
    }
}
