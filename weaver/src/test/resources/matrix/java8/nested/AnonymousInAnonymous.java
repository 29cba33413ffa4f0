package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AnonymousInAnonymous {

    interface I {
        Coroutine<String> f();
    }

    @Async
    Coroutine<Object> box() {
        String a = await(leaf("a"));
        return value(await(
                new I() {
                    @Override
                    @Async
                    public Coroutine<String> f() {
                        String b = a + await(leaf("b"));
                        return value(await(
                                new I() {
                                    @Override
                                    @Async
                                    public Coroutine<String> f() {
                                        return value(a + b + await(leaf("c")));
                                    }
                                }.f()));
                    }
                }.f()));
    }
}
