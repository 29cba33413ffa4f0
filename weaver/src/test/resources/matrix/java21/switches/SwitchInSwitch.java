package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SwitchInSwitch {
    record Box(Object inner) {}

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new Box(1), new Box("s"), new Box(new Box(2)), 3}) {
            all += switch (o) {
                case Box(Box(Integer i)) -> switch (await(leaf(i))) {
                    case 2 -> "two" + await(leaf(i));
                    default -> "other";
                };
                case Box(var inner) -> await(leaf("["))
                        + switch (inner) {
                            case Integer i when await(leaf(i > 0)) -> {
                                try {
                                    yield switch (await(leaf(i + ""))) {
                                        case "1" -> await(leaf("one"));
                                        default -> throw new IllegalStateException("not one");
                                    };
                                } catch (IllegalStateException e) {
                                    yield "caught " + e.getMessage() + await(leaf("."));
                                } finally {
                                    log("f" + await(leaf(i)));
                                }
                            }
                            default -> inner;
                        }
                        + await(leaf("]"));
                default -> o;
            };
        }
        return value(all);
    }
}
