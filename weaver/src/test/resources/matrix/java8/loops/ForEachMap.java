package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ForEachMap {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (Map.Entry<String, Integer> e : new TreeMap<>(Collections.singletonMap("k", 1)).entrySet()) {
            s += e.getKey() + await(leaf(e.getValue())) + e.getKey();
        }
        return value(s);
    }
}
