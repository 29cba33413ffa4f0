package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ConstantsAndPatterns {
    @Async
    Coroutine<Object> box() {
        String all = "";
        for (String s : List.of("go", "stop", "goal", "x"))
            all += switch (s) {
                case "go" -> await(leaf(1));
                case String t when t.startsWith(await(leaf("go"))) -> t + await(leaf(2));
                case "stop" -> {
                    log(await(leaf("stopping")));
                    yield 3;
                }
                case String t -> t;
            };
        for (Integer n : new Integer[] {1, 7, 42})
            all += switch (n) {
                case 1 -> await(leaf("one"));
                case Integer i when i > await(leaf(40)) -> "many";
                case Integer i -> i + await(leaf("n"));
            };
        for (Character c : new Character[] {'a', 'b'})
            all += switch (c) {
                case 'a' -> await(leaf('A'));
                case Character d -> d;
            };
        return value(all);
    }
}
