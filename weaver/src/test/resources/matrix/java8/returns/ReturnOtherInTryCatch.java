package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ReturnOtherInTryCatch {

    @Async
    Coroutine<String> o(int x) throws IOException {
        if (await(leaf(x)) == 2) throw new IOException("two");
        return value("o" + x);
    }

    @Async
    Coroutine<String> f(int x) {
        try {
            return o(x);
        } catch (IOException e) {
            log(e);
            return value("caught" + await(leaf(9)));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(1)) + await(f(2)));
    }
}
