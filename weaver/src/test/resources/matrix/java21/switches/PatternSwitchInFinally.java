package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternSwitchInFinally {
    @Async
    Coroutine<Integer> f(Object o) {
        int n = 0;
        try {
            n = await(leaf(1));
            if (o == null) throw new IllegalArgumentException("null");
            return value(n);
        } catch (IllegalArgumentException e) {
            n += 10;
            return value(n + await(leaf(100)));
        } finally {
            switch (o) {
                case null -> log("null" + await(leaf(n)));
                case Integer i when i == await(leaf(i)) -> log("i" + await(leaf(n)));
                case Object other -> log(await(leaf("other")) + other);
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(null)) + await(f(1)) + await(f("s")));
    }
}
