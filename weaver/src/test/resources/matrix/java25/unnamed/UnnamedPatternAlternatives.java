package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedPatternAlternatives {
    sealed interface Shape permits Circle, Square, Line, Dot {}

    record Circle(double r, String colour) implements Shape {}

    record Square(double side, String colour) implements Shape {}

    record Line(Dot from, Dot to) implements Shape {}

    record Dot(int x, int y) implements Shape {}

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Shape s : List.of(
                new Circle(1, "red"), new Square(2, "red"), new Square(3, "blue"), new Dot(1, 2),
                new Line(new Dot(0, 5), new Dot(6, 0)))) {
            all += switch (s) {
                case Circle(double r, _) when r > await(leaf(5)) -> "large";
                case Circle _, Dot _ -> "round" + await(leaf("."));
                case Square(_, var colour) when await(leaf(colour)).equals("blue") -> colour;
                case Square _ -> await(leaf("square"));
                case Line(Dot(_, var y), Dot(var x, _)) -> y + await(leaf(x));
            };
        }
        return value(all);
    }
}
