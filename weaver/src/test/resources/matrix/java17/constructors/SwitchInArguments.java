package java17.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInArguments {

    record P(Object a, Object b) {}

    @Async
    Coroutine<Object> box() {
        return value(new P(
                switch (await(leaf(1))) {
                    case 1 -> await(leaf("one"));
                    default -> 0;
                },
                await(leaf(2))));
    }
}
