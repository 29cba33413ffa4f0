package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LoopCarriedTypes {
    @Async
    Coroutine<Object> box() throws Throwable {
        int i = 0;
        long l = 1;
        float f = 1;
        double d = 1;
        String s = "";
        char c = 'a';
        while (i < 3) {
            l *= 2;
            f += .5f;
            d /= 2;
            s += c++;
            i += await(leaf(1));
        }
        return value(i + " " + l + " " + f + " " + d + " " + s + c);
    }
}
