package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInConstructorArguments {
    record Pair(Object a, Object b) {}

    static class Node {
        final String text;

        Node(int n, Object o, long l) {
            text = n + "/" + o + "/" + l;
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new Pair(1, "x"), new Pair(null, 2), "plain"}) {
            all += new Node(
                            await(leaf(1)),
                            new Pair(
                                    switch (o) {
                                        case Pair(Integer i, String s) -> s + await(leaf(i));
                                        case Pair(var a, Integer i) when a == null -> await(leaf(i)) + 1;
                                        case Pair p -> p.a();
                                        default -> await(leaf("d"));
                                    },
                                    await(leaf("b"))),
                            await(leaf(2L)))
                    .text;
        }
        return value(all);
    }
}
