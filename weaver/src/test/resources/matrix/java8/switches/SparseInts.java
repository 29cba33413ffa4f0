package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SparseInts {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i : new int[] {-1000, 7, 1000000}) {
            switch (i) {
                case -1000:
                    s += await(leaf("n"));
                    break;
                case 1000000:
                    s += await(leaf("p"));
                    break;
                default:
                    s += "d" + await(leaf(i));
            }
        }
        return value(s);
    }
}
