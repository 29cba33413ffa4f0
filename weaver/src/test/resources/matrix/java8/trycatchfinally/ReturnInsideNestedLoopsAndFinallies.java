package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnInsideNestedLoopsAndFinallies {

    @Async
    Coroutine<Integer> f() {
        for (int i = 0; ; i++) {
            try {
                for (int j = 0; j < 3; j++) {
                    try {
                        if (i * j == 2) return value(i * 100 + await(leaf(j)));
                    } finally {
                        log(i + "," + j + await(leaf("x")));
                    }
                }
            } finally {
                log("outer" + await(leaf(i)));
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f()));
    }
}
