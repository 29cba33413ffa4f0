package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SuperAcrossPackages {

    public static class B extends java8.methods.superAcrossPackagesLib.A {
        @Override
        @Async
        protected Coroutine<String> f(int x) {
            return value("B" + await(super.f(x)) + field + await(leaf(guarded(x))) + await(super.f(5)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new B().f(1)) + await(new B().open()));
    }
}
