package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class PlainLambdaBesideAwait {
    @Async
    Coroutine<Object> box() throws Throwable {
        int k = await(leaf(2));
        List<Integer> l = new ArrayList<>(Arrays.asList(3, 1, 2));
        l.sort((a, b) -> b - a);
        l.replaceAll(x -> x * k);
        await(leaf(1));
        Runnable r = () -> log("run" + k);
        r.run();
        return value(l);
    }
}
