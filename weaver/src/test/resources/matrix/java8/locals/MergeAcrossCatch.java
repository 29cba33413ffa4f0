package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class MergeAcrossCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        Object o = "start";
        try {
            o = await(leaf(1));
            o = await(leaf(2L));
            if (await(leaf(true))) throw new IOException("x");
        } catch (IOException e) {
            o = o + e.getMessage();
        }
        await(leaf(3));
        return value(o);
    }
}
