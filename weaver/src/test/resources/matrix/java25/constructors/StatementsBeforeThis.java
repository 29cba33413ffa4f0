// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StatementsBeforeThis {
    static class Range {
        final long from;
        final long to;

        Range(long from, long to) {
            if (from > to) {
                long kept = from;
                from = to;
                to = kept;
            }
            this.from = from;
            this.to = to;
            super();
        }

        Range(String text) {
            int dash = text.indexOf('-');
            try {
                log(text);
            } finally {
                log("parsed");
            }
            this(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        }

        @Async
        Coroutine<Long> sum() {
            long sum = 0;
            for (long i = from; i <= to; i++) sum += await(leaf(i));
            return value(sum);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new Range(await(leaf("1-3"))).sum())
                + await(new Range(await(leaf(5L)), await(leaf(4L))).sum()));
    }
}
