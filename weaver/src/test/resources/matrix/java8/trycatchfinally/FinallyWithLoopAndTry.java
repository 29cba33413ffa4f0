package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class FinallyWithLoopAndTry {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (int i = 0; i < 3; i++) {
            try {
                if (i == 1) continue;
                log(await(leaf(i)));
            } finally {
                for (int j = 0; j < 2; j++) {
                    try {
                        log(i * 10 + j + await(leaf(0)));
                    } finally {
                        log(".");
                    }
                }
            }
        }
        return value("end");
    }
}
