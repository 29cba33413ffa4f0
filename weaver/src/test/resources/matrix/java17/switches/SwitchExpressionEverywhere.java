package java17.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchExpressionEverywhere {
    int field = 3;

    static String f(long a, String b, int[] c) {
        return a + b + c[0];
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (int i = 0; i < 3; i++) {
            int[] a = {
                switch (i) {
                    case 0 -> await(leaf(1));
                    default -> i;
                }
            };
            a[
                            switch (await(leaf(i))) {
                                default -> 0;
                            }] +=
                    switch (i) {
                        case 1 -> {
                            for (int k = 0; ; k++) if (k == await(leaf(2))) yield k;
                        }
                        default -> await(leaf(field));
                    };
            field -= switch (a[0]) {
                case 4 -> await(leaf(1));
                default -> 2;
            };
            all += f(
                    i
                            + switch (i % 2) {
                                case 0 -> await(leaf(10L));
                                default -> 'x';
                            },
                    switch (i) {
                        case 2 -> await(leaf("two"));
                        default -> {
                            String s = "";
                            do s += await(leaf(s.length()));
                            while (s.length() < 2);
                            yield s;
                        }
                    },
                    a);
            if (switch (i) {
                case 1 -> await(leaf(true));
                default -> false;
            }) all += "if";
            all += new StringBuilder(
                            switch (i) {
                                case 0 -> await(leaf("new"));
                                default -> "old";
                            })
                    .reverse();
        }
        return value(all + field);
    }
}
