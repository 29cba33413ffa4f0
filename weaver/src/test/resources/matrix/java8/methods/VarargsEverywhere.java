package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VarargsEverywhere {
    static String f(Object... all) {
        return all == null ? "null" : all.length + Arrays.toString(all);
    }

    @SafeVarargs
    @Async
    final <T> Coroutine<String> g(int n, T... all) {
        String s = "" + n;
        for (T t : all) s += await(leaf(t));
        return value(s + all.length);
    }

    @Async
    static Coroutine<Integer> h(long... all) {
        int n = 0;
        for (long l : all) n += await(leaf((int) l));
        return value(n);
    }

    @Async
    Coroutine<Object> box() {
        return value(f()
                + f(await(leaf(1)), 2, await(leaf("3")))
                + f((Object[]) await(leaf(new String[] {"a"})))
                + await(g(await(leaf(0))))
                + await(g(1, await(leaf("x")), "y"))
                + await(h())
                + await(h(await(leaf(1L)), 2, await(leaf((short) 3)))));
    }
}
