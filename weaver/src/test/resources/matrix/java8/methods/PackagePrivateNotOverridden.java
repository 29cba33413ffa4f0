package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PackagePrivateNotOverridden {

    public static class B extends java8.methods.packagePrivateNotOverriddenLib.A {
        @Async
        Coroutine<String> f() {
            return value("B" + await(leaf(1)));
        }
    }

    @Async
    Coroutine<Object> box() {
        B b = new B();
        return value(await(b.f()) + await(java8.methods.packagePrivateNotOverriddenLib.A.call(b)));
    }
}
