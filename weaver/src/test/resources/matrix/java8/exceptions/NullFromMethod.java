// nofail
package java8.exceptions;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class NullFromMethod {

    Coroutine<String> none() {
        return null;
    }

    @Async
    Coroutine<Object> box() {
        String s = "s";
        try {
            s += await(none());
        } catch (NullPointerException e) {
            s += "npe" + await(leaf(1));
        }
        return value(s);
    }
}
