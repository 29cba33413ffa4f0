// javac
package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AccessorThrows {
    record Bad(int x, String y) {
        @Override
        public int x() {
            log("x");
            if (x < 0) throw new IllegalStateException("negative");
            return x;
        }

        @Override
        public String y() {
            log("y");
            return y;
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (int n : new int[] {1, -1, 2}) {
            try {
                Object o = await(leaf(new Bad(n, "y" + n)));
                all += switch (o) {
                    case Bad(int x, String y) when x > await(leaf(1)) -> y + await(leaf(x));
                    case Bad(int x, String y) -> x + await(leaf(y));
                    default -> "no";
                };
            } catch (MatchException e) {
                all += e.getCause().getMessage() + await(leaf("m"));
            }
        }
        return value(all);
    }
}
