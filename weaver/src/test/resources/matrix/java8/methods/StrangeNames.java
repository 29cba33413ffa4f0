package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StrangeNames {

    @Async
    Coroutine<Integer> $() {
        return value(await(leaf(1)));
    }

    @Async
    Coroutine<Integer> $$m$1(int $a) {
        return value(await(leaf($a)));
    }

    @Async
    Coroutine<Integer> état(int été) {
        return value(await(leaf(été)));
    }

    @Async
    Coroutine<Integer> step() {
        return value(await(leaf(5)));
    }

    @Async
    Coroutine<Integer> name(int state) {
        return value(await(leaf(state)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await($()) + await($$m$1(2)) + await(état(3)) + await(step()) + await(name(7)));
    }
}
