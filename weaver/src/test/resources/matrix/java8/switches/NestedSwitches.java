package java8.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NestedSwitches {
    @Async
    Coroutine<Object> box() throws Throwable {
        String s = "";
        for (int i = 0; i < 4; i++)
            switch (i / 2) {
                case 0:
                    switch (await(leaf(i))) {
                        case 0:
                            s += "00";
                            break;
                        default:
                            s += await(leaf("0x"));
                    }
                    break;
                default:
                    switch (i) {
                        case 2:
                            s += await(leaf("12"));
                            break;
                        case 3:
                            s += "13";
                    }
            }
        return value(s);
    }
}
