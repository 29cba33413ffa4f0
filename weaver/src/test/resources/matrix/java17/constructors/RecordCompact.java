package java17.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordCompact {

    record P(int a, String b) {
        P {
            if (a < 0) throw new IllegalArgumentException("neg");
            b = b + "!";
        }
    }

    @Async
    Coroutine<Object> box() {
        try {
            log(new P(await(leaf(1)), await(leaf("x"))));
            new P(await(leaf(-1)), "y");
        } catch (IllegalArgumentException e) {
            log(e);
        }
        return value("end");
    }
}
