package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedPatternsWithGuard {
    record A(Object o) {}

    record B(Object o, long n) {}

    @Async
    Coroutine<Object> box() {
        String all = "";
        boolean last = true;
        for (Object o : new Object[] {new A(1), new B(2, 3L), new A("s"), 4}) {
            boolean first = last;
            all += switch (o) {
                case A(_), B(_, _) when await(leaf(first)) -> "guarded";
                case A(String _) -> await(leaf("string"));
                case A(_) -> "a";
                case B(Integer _, var n) -> n + await(leaf("b"));
                default -> await(leaf(o));
            };
            last = o instanceof A(Integer _) && await(leaf(true));
        }
        return value(all);
    }
}
