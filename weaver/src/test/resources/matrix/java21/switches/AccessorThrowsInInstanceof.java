package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AccessorThrowsInInstanceof {
    record Bad(Object x) {
        @Override
        public Object x() {
            if (x == null) throw new UnsupportedOperationException("none");
            return x;
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new Bad(1), new Bad(null), new Bad(new Bad(null)), new Bad(new Bad("s"))}) {
            String before = all;
            try {
                if (o instanceof Bad(Integer i) && await(leaf(i)) == 1) all += "i" + await(leaf(i));
                else if (o instanceof Bad(Bad(String s))) all += s + await(leaf(s));
                else all += "none";
            } catch (MatchException e) {
                all = before + await(leaf("m")) + e.getCause().getMessage();
            } finally {
                all += await(leaf(";"));
            }
        }
        return value(all);
    }
}
