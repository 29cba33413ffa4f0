package java8.loops;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ListIteratorRemove {
    @Async
    Coroutine<Object> box() throws Throwable {
        List<Integer> l = new ArrayList<>(Arrays.asList(1, 2, 3, 4));
        for (Iterator<Integer> it = l.iterator(); it.hasNext(); ) {
            if (await(leaf(it.next())) % 2 == 0) it.remove();
        }
        return value(l);
    }
}
