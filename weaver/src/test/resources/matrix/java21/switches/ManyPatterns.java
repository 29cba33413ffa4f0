package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ManyPatterns {
    record A(int x) {}

    record B(String s) {}

    record C(A a, B b) {}

    @Async
    Coroutine<Object> box() {
        Object[] all = {(byte) 1, (short) 2, 3, 4L, 5f, 6d, 'c', true,
            "s", new int[] {7}, new A(8), new B("b"), List.of(9)};
        String text = "";
        for (Object o : all)
            text += switch (await(leaf(o))) {
                case Byte b -> b + await(leaf((byte) 1));
                case Short s -> s + await(leaf((short) 1));
                case Integer i -> i + await(leaf(1));
                case Long l -> l + await(leaf(1L));
                case Float f -> f + await(leaf(1f));
                case Double d -> d + await(leaf(1d));
                case Character c -> (char) (c + await(leaf(1)));
                case Boolean b -> !b && await(leaf(true));
                case String s -> s + await(leaf("t"));
                case int[] a -> a[await(leaf(0))];
                case A(var x) -> x + await(leaf("A"));
                case B(var s) -> s + await(leaf("B"));
                case List<?> l -> l.get(await(leaf(0)));
                case C(A(var x), B(var s)) -> x + s;
                default -> "never";
            };
        return value(text);
    }
}
