package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class OldStylePatternLabels {
    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {1, 20, "s", 'c', null}) {
            switch (o) {
                case Integer i when i > await(leaf(10)):
                    all += "big" + await(leaf(i));
                    break;
                case Integer i:
                    all += i;
                    if (await(leaf(i)) == 1) break;
                    all += "not";
                    break;
                case String s:
                    all += s + await(leaf(s));
                case null:
                    all += "fell" + await(leaf("n"));
                    break;
                default:
                    all += await(leaf(o));
            }
            all += ";";
        }
        return value(all);
    }
}
