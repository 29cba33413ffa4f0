// nofail
package java8.returns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ReturnNull {

    @Async
    Coroutine<String> f(boolean b) {
        await(leaf(1));
        return b ? value("x") : null;
    }

    @Async
    Coroutine<String> g() {
        return null;
    }

    @Async
    Coroutine<Object> box() {
        log(await(f(true)));
        try {
            await(f(false));
        } catch (NullPointerException e) {
            log("npe");
        }
        try {
            await(g());
        } catch (NullPointerException e) {
            log("npe");
        }
        return value("end");
    }
}
