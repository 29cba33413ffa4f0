package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InstanceofBindings {
    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {"text", 5, 6L, new int[] {7, 8}, null}) {
            if (o instanceof String s && s.length() > await(leaf(2))) all += s + await(leaf(s));
            else if (o instanceof Integer i) all += i + await(leaf(i));
            else if (!(o instanceof Number n)) {
                if (!(o instanceof int[] a)) {
                    all += await(leaf("none"));
                    continue;
                }
                all += a[await(leaf(1))] + a.length;
            } else all += n.longValue() + await(leaf("n"));
            all += o instanceof Long l && await(leaf(true)) ? l + await(leaf(1)) : ".";
        }
        return value(all);
    }
}
