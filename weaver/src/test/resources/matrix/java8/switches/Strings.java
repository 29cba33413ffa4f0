package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Strings {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (String k : new String[] {"Aa", "BB", "c", "zz"}) {
            switch (await(leaf(k))) {
                case "Aa":
                    s += 1;
                    break;
                case "BB":
                    s += await(leaf(2));
                    break;
                case "c":
                    s += 3;
                default:
                    s += await(leaf(k));
            }
        }
        return value(s);
    }
}
