package java8.methods.packagePrivateNotOverriddenLib;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class A {
    @Async
    Coroutine<String> f() {
        return value("A" + await(leaf(2)));
    }

    public static Coroutine<String> call(A a) {
        return a.f();
    }
}
