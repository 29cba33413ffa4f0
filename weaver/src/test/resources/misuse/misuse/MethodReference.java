package misuse;

import java.util.function.Function;
import weft.Awaitable;

/** Await as a method reference. */
class MethodReference {
    Object f() {
        Function<Awaitable<Integer>, Integer> g = weft.Asyncio::await;
        return g;
    }
}
