package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Throwing {

    interface F {
        Coroutine<String> f(String s) throws IOException;
    }

    @Async
    Coroutine<Object> box() {
        F f = s -> {
            try {
                if (await(leaf(s)).isEmpty()) throw new IOException("empty");
                return value(s);
            } finally {
                log("fin" + await(leaf(1)));
            }
        };
        try {
            log(await(f.f("x")));
            await(f.f(""));
        } catch (IOException e) {
            log(e);
        }
        return value("end");
    }
}
