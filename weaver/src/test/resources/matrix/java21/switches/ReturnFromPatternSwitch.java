package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnFromPatternSwitch {
    @Async
    Coroutine<String> f(Object o) {
        try {
            switch (o) {
                case Integer i when i > await(leaf(1)) -> {
                    return value("big" + await(leaf(i)));
                }
                case Integer i -> {
                    return value("small");
                }
                case String s -> log(await(leaf(s)));
                default -> throw new IllegalArgumentException("o" + o);
            }
            return value("end");
        } finally {
            log("finally" + await(leaf(0)));
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = await(f(1)) + await(f(2)) + await(f("s"));
        try {
            all += await(f('c'));
        } catch (IllegalArgumentException e) {
            all += e.getMessage() + await(leaf("c"));
        }
        return value(all);
    }
}
