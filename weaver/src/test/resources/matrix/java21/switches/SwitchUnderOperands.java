package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchUnderOperands {
    record Wide(long a, double b) {}

    static String f(long a, Object b, double c, int d, String e) {
        return a + "," + b + "," + c + "," + d + "," + e;
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new Wide(1, 2), 3, "s"}) {
            all += f(
                    await(leaf(5L)),
                    switch (o) {
                        case Wide(long a, double b) when a < b -> await(leaf(a));
                        case Integer i -> i + await(leaf(1));
                        default -> "d";
                    },
                    switch (o) {
                        case Wide(long a, double b) -> b * await(leaf(a));
                        default -> 0.5f;
                    },
                    o instanceof Wide(long a, double b) && await(leaf(true)) ? (int) a : await(leaf(9)),
                    await(leaf("e")));
            all += ";";
        }
        return value(all);
    }
}
