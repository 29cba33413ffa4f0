package java17.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnSwitchExpression {

    @Async
    Coroutine<String> o(int x) {
        return value("o" + await(leaf(x)));
    }

    @Async
    Coroutine<String> f(int n) {
        return switch (n) {
            case 0 -> value("zero");
            case 1 -> o(1);
            default -> {
                await(leaf("d"));
                yield value("many");
            }
        };
    }

    @Async
    Coroutine<Object> box() {
        return value(await(f(0)) + await(f(1)) + await(f(2)));
    }
}
