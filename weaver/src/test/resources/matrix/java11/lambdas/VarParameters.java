package java11.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class VarParameters {
    @Async
    Coroutine<Object> box() {
        var base = await(leaf(10));
        BiFunction<Integer, String, Coroutine<String>> f = (var x, var s) -> {
            var all = s;
            for (var i = 0; i < x; i++) all += await(leaf(i + x));
            return value(all);
        };
        var list = new ArrayList<Map<String, ? extends Number>>();
        list.add(Map.of("a", await(leaf(1))));
        list.add(Map.of("a", await(leaf(2.5))));
        for (var each : list) base += each.get("a").intValue() * await(leaf(1));
        return value(await(f.apply(2, "s")) + base);
    }
}
