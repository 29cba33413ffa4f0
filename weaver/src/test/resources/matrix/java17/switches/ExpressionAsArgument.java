package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ExpressionAsArgument {

    static String f(int a, Object b, double c) {
        return a + "|" + b + "|" + c;
    }

    @Async
    Coroutine<Object> box() {
        String s = "";
        for (String k : List.of("a", "b", "c")) {
            String t = f(
                    await(leaf(1)),
                    switch (k) {
                        case "a" -> await(leaf("A"));
                        case "b" -> {
                            try {
                                yield await(leaf("B"));
                            } finally {
                                log("fin");
                            }
                        }
                        default -> k;
                    },
                    await(leaf(2.5)));
            s += t;
        }
        return value(s);
    }
}
