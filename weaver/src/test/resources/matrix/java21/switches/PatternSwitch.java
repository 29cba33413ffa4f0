package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class PatternSwitch {
    sealed interface S permits A, B, C {}

    record A(int x) implements S {}

    record B(String s, S inner) implements S {}

    record C() implements S {}

    @Async
    Coroutine<Boolean> ok(int x) {
        return value(await(leaf(x)) > 1);
    }

    @Async
    Coroutine<String> f(S s) {
        return value(
                switch (s) {
                    case A a when await(ok(a.x())) -> "big" + await(leaf(a.x()));
                    case A a -> "small" + a.x();
                    case B(var t, A(var x)) -> t + await(leaf(x));
                    case B(String t, S in) -> t + await(f(in));
                    case C c -> await(leaf("c"));
                });
    }

    @Async
    Coroutine<Object> box() {
        String r = "";
        for (S s : List.of(new A(1), new A(2), new B("b", new A(7)), new B("n", new C()), new C()))
            r += await(f(s)) + ";";
        return value(r);
    }
}
