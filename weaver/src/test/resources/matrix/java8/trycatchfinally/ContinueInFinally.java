package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ContinueInFinally {
    @Async
    Coroutine<Object> box() throws Throwable {
        int n = 0;
        for (int i = 0; i < 3; i++) {
            try {
                n += await(leaf(i));
                if (i == 1) throw new IOException();
            } finally {
                log(n);
                continue;
            }
        }
        return value(n);
    }
}
