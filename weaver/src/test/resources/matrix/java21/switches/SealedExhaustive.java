package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SealedExhaustive {
    sealed interface Shape permits Circle, Square, Dot {}

    record Circle(double radius) implements Shape {}

    record Square(long side) implements Shape {}

    enum Dot implements Shape {
        DOT
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Shape shape : List.of(new Circle(1.5), new Square(3L), Dot.DOT)) {
            all += switch (await(leaf(shape))) {
                case Circle c -> "c" + await(leaf(c.radius() * 2));
                case Square s -> await(leaf("s")) + s.side() * await(leaf(2));
                case Dot d -> d + await(leaf("!"));
            };
        }
        return value(all);
    }
}
