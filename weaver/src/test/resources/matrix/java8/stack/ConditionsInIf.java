package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ConditionsInIf {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        int x = 2;
        if (x > 1 && await(leaf(x)) == 2) s += "a";
        else s += "b";
        if (x < await(leaf(1)) || !await(leaf(true))) s += "c";
        else if (x == await(leaf(2))) s += "d";
        return value(s);
    }
}
