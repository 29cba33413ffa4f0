package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfaceNestedClass {

    interface I {
        class C {
            @Async
            static Coroutine<Integer> f() {
                return value(await(leaf(4)));
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(I.C.f()));
    }
}
