package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInGuard {
    enum Size {
        SMALL,
        LARGE
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {1, 2, 3, Size.LARGE, Size.SMALL}) {
            all += switch (o) {
                case Integer i when switch (await(leaf(i))) {
                            case 1 -> await(leaf(true));
                            case 2 -> {
                                log("two");
                                yield await(leaf(false));
                            }
                            default -> i > await(leaf(2));
                        } ->
                    "y" + await(leaf(i));
                case Size s when await(leaf(s)) instanceof Size t && t == Size.LARGE -> "L";
                default -> "n";
            };
        }
        return value(all);
    }
}
