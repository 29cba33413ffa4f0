package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NestedDeconstruction {
    record Pair<A, B>(A first, B second) {}

    record Point(long x, double y) {}

    @Async
    Coroutine<String> f(Object o) {
        return value(
                switch (o) {
                    case Pair(Point(long x, double y), Pair(Integer i, String s)) when await(leaf(x)) < i ->
                        await(leaf(x)) + y + i + s + await(leaf(y));
                    case Pair(Point(var x, var y), var rest) -> x + y + "" + await(leaf(rest));
                    case Pair(Pair(var a, var b), Point p) -> "" + a + await(leaf(b)) + p.x();
                    case Pair<?, ?> p -> "pair" + await(leaf(p.first()));
                    default -> "none";
                });
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(new Pair<>(new Point(1, 2.5), new Pair<>(7, "s"))))
                + await(f(new Pair<>(new Point(8, 2.5), new Pair<>(7, "s"))))
                + await(f(new Pair<>(new Pair<>(1, 2), new Point(3, 4))))
                + await(f(new Pair<>(null, null)))
                + await(f(1)));
    }
}
