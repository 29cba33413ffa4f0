package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullAndDefault {
    @Async
    Coroutine<Object> box() {
        String all = "";
        for (String s : new String[] {"a", null, "b", "c"}) {
            all += switch (await(leaf(s))) {
                case "a" -> await(leaf(1));
                case String t when t.equals(await(leaf("b"))) -> 2L;
                case null, default -> await(leaf('n'));
            };
        }
        return value(all);
    }
}
