// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EnumAndRecordBeforeThis {
    enum Level {
        LOW(1),
        HIGH("12");

        final int n;

        Level(int n) {
            this.n = n * 2;
        }

        Level(String text) {
            int parsed = Integer.parseInt(text);
            this(parsed + 1);
        }

        @Async
        Coroutine<Integer> plus(int more) {
            return value(n + await(leaf(more)));
        }
    }

    record Pair(int a, int b) {
        Pair(String text) {
            String[] parts = text.split(",");
            log(parts.length);
            this(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }

        @Async
        Coroutine<Integer> sum() {
            return value(await(leaf(a)) + await(leaf(b)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(Level.LOW.plus(1))
                + await(Level.valueOf(await(leaf("HIGH"))).plus(2))
                + await(new Pair(await(leaf("3,4"))).sum()));
    }
}
