package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AssignedToField {

    StringBuilder f;

    @Async
    Coroutine<Object> box() {
        this.f = new StringBuilder(await(leaf("a")));
        f = new StringBuilder(f + await(leaf("b")));
        return value(f.toString());
    }
}
