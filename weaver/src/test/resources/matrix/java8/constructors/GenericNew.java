package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class GenericNew {
    @Async
    Coroutine<Object> box() throws Throwable {
        Map<String, Integer> m = new TreeMap<>(Collections.singletonMap(await(leaf("k")), await(leaf(1))));
        List<Integer> l = new ArrayList<>(await(leaf(Arrays.asList(3, 4))));
        return value(m.toString() + l);
    }
}
