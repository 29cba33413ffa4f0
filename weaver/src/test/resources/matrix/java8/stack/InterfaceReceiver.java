package java8.stack;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class InterfaceReceiver {
    @Async
    Coroutine<Object> box() throws Throwable {
        List<Object> l = new ArrayList<>();
        l.add(await(leaf(1)));
        l.add(0, await(leaf("z")));
        l.set(await(leaf(1)), l.size() + await(leaf(7)));
        return value(l);
    }
}
