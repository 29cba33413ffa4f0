package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InnerOfNullOuter {

    class In {
        In(int v) {}
    }

    @Async
    Coroutine<Object> box() {
        InnerOfNullOuter other = null;
        try {
            other.new In(await(leaf(2)));
        } catch (NullPointerException e) {
            log("npe");
        }
        return value(await(leaf(1)));
    }
}
