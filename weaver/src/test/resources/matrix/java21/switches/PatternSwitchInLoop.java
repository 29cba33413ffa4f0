package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternSwitchInLoop {
    @Async
    Coroutine<Object> box() {
        String all = "";
        outer:
        for (int next = 0; next < 3; next++) {
            int round = next;
            for (Object o : new Object[] {1, "skip", 2L, "stop", 'n'}) {
                switch (o) {
                    case Integer i when i + round > await(leaf(2)) -> {
                        all += "!";
                        break outer;
                    }
                    case Integer i -> all += i + await(leaf(round));
                    case String s when await(leaf(s)).equals("skip") -> {
                        continue;
                    }
                    case String s -> {
                        all += s + await(leaf("|"));
                        continue outer;
                    }
                    default -> all += await(leaf(o));
                }
                all += ".";
            }
        }
        return value(all);
    }
}
