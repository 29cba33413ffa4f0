package java8.methods.superAcrossPackagesLib;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class A {
    protected String field = "F";

    protected int guarded(int x) {
        return x + 1;
    }

    @Async
    protected Coroutine<String> f(int x) {
        return value("A" + await(leaf(x)) + await(hidden()));
    }

    @Async
    Coroutine<String> hidden() {
        return value("h" + await(leaf(2)));
    }

    @Async
    public Coroutine<String> open() {
        return value("o" + await(f(3)));
    }
}
