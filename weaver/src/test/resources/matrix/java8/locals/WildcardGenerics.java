package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class WildcardGenerics {
    @Async
    Coroutine<Object> box() throws Throwable {
        List<? extends Number> l = await(leaf(Arrays.asList(1, 2.5)));
        Number n = l.get(0);
        await(leaf(1));
        double d = n.doubleValue() + l.get(1).doubleValue();
        return value(d + await(leaf(1)));
    }
}
