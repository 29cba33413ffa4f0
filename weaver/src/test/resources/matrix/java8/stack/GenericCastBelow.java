package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class GenericCastBelow {
    @Async
    Coroutine<Object> box() throws Throwable {
        Map<String, List<Integer>> m = new TreeMap<>();
        m.put(await(leaf("k")), Arrays.asList(1, await(leaf(2))));
        return value(m.get("k").get(await(leaf(1))) + m.get(await(leaf("k"))).get(0));
    }
}
