package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VarargsConstructor {

    static class V {
        final String s;

        V(int a, Object... r) {
            s = a + Arrays.toString(r);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(new V(await(leaf(1))).s + new V(1, await(leaf(2)), "x", await(leaf(3L))).s);
    }
}
