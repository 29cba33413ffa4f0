package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class YieldBlocks {
    @Async
    Coroutine<Object> box() {
        long sum = 1;
        for (Object o : new Object[] {3, "abc", 4L, new int[] {5, 6}}) {
            sum = sum * 10
                    + switch (o) {
                        case Integer n -> {
                            int r = 0;
                            for (int i = 0; i < n; i++) r += await(leaf(i));
                            if (r > await(leaf(2))) yield r;
                            yield -r;
                        }
                        case String s -> {
                            long r = s.length();
                            while (r < 5) r += await(leaf(1L));
                            yield r;
                        }
                        case int[] a -> {
                            int r = a[await(leaf(0))];
                            yield r + a[await(leaf(1))];
                        }
                        default -> {
                            await(leaf("default"));
                            yield (short) 2;
                        }
                    };
            log(sum);
        }
        return value(sum);
    }
}
