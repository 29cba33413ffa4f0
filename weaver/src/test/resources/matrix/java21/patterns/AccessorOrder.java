// javac
package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AccessorOrder {
    record Loud(Object a, Object b) {
        public Object a() {
            return log("a" + (a instanceof Loud ? "!" : a)) == null ? null : a;
        }

        public Object b() {
            return log("b" + (b instanceof Loud ? "!" : b)) == null ? null : b;
        }
    }

    @Async
    Coroutine<Object> box() {
        Object o = new Loud(new Loud(1, 2), new Loud("x", 3L));
        if (o instanceof Loud(Loud(Integer i, String s), var rest)) return value("no" + i + s + rest);
        log(await(leaf("second")));
        if (o instanceof Loud(Loud(Integer i, Integer j), Loud(String s, Long l))
                && await(leaf(i)) < j
                && await(leaf(l)) > j) return value(s + await(leaf(i)) + j + l);
        return value("none");
    }
}
