package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInTry {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 3; i++) {
            try {
                switch (i) {
                    case 0:
                        await(fail(new IOException("0")));
                    case 1:
                        s += await(leaf(1));
                        break;
                    default:
                        throw new IOException("2");
                }
            } catch (IOException e) {
                s += e.getMessage();
            } finally {
                s += await(leaf("f"));
            }
        }
        return value(s);
    }
}
