package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnFromSwitch {

    @Async
    Coroutine<String> f(int i) {
        switch (i) {
            case 0:
                return value("zero");
            case 1:
                return value("one" + await(leaf(1)));
            default:
                throw new IllegalArgumentException("" + await(leaf(i)));
        }
    }

    @Async
    Coroutine<Object> box() {
        log(await(f(0)));
        log(await(f(1)));
        try {
            await(f(2));
        } catch (IllegalArgumentException e) {
            log(e);
        }
        return value("end");
    }
}
