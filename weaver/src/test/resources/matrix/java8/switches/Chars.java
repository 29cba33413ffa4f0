package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Chars {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (char c : "abc".toCharArray()) {
            switch (c) {
                case 'a':
                    s += await(leaf('x'));
                    break;
                case 'c':
                    s += c;
                    break;
                default:
                    await(leaf(1));
            }
        }
        return value(s);
    }
}
