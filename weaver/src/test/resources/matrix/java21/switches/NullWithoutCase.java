package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullWithoutCase {
    @Async
    Coroutine<Object> box() {
        Object o = await(leaf((Object) null));
        try {
            switch (o) {
                case Integer i -> log(await(leaf(i)));
                default -> log(await(leaf("default")));
            }
        } catch (NullPointerException e) {
            return value("null" + await(leaf(1)));
        }
        return value("no");
    }
}
