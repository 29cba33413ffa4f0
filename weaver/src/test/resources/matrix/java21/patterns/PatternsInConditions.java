package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternsInConditions {
    record P(int x, Object o) {}

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new P(1, "s"), new P(2, 3), "none", null}) {
            all += o instanceof P(int x, String s) ? s + await(leaf(x)) : await(leaf("-"));
            all += o instanceof P(var x, Integer i) && x < await(leaf(i)) || await(leaf(o)) == null;
            boolean both = o instanceof P(int x, var y)
                    && await(leaf(x)) == 2
                    && y instanceof Integer i
                    && i == await(leaf(3));
            all += both;
            if (o instanceof P(int x, var y) == await(leaf(false))) all += "!";
        }
        return value(all);
    }
}
