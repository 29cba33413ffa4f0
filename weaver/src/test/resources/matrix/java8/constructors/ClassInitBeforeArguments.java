package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ClassInitBeforeArguments {

    static class Noisy {
        static {
            log("init");
        }

        final Object o;

        Noisy(Object o) {
            log("new");
            this.o = o;
        }
    }

    @Async
    Coroutine<Object> box() {
        log("start");
        Noisy n = new Noisy(log(await(leaf("arg"))));
        return value(n.o);
    }
}
