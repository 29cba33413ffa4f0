package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AnnotatedMain {

    @Async
    public static Coroutine<Object> box() {
        return value(AnnotatedMain.class.getSimpleName() + await(leaf(1)));
    }
}
