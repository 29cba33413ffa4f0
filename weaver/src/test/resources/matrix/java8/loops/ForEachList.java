package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ForEachList {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (String x : Arrays.asList("a", "b")) {
            s += await(leaf(x));
        }
        return value(s);
    }
}
