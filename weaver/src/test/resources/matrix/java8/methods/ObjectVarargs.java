package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ObjectVarargs {

    @Async
    static Coroutine<String> all(Object... xs) {
        return value(Arrays.toString(xs) + await(leaf(xs.length)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(all())
                + await(all((Object) null))
                + await(all("a", await(leaf(1)), 'c'))
                + await(all((Object[]) new String[] {"x"})));
    }
}
