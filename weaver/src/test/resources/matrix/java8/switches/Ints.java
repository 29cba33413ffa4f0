package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Ints {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 5; i++) {
            switch (await(leaf(i))) {
                case 0:
                    s += "a" + await(leaf(0));
                    break;
                case 1:
                    s += "b";
                case 2:
                    s += "c" + await(leaf(2));
                    break;
                default:
                    s += "d";
            }
        }
        return value(s);
    }
}
