package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class VariableScopesReuseSlots {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 2; i++) {
            {
                long a = await(leaf(1L));
                s += a;
            }
            {
                String b = await(leaf("b"));
                s += b;
            }
            {
                double c = await(leaf(2.0));
                s += c;
            }
            {
                int d = i;
                s += d + await(leaf(3));
            }
        }
        return value(s);
    }
}
