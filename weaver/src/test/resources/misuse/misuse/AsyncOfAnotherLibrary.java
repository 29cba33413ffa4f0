package misuse;

import static weft.Asyncio.await;
import static weft.Asyncio.value;
import static weft.weaver.probe.Leaf.leaf;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import weft.Coroutine;

/** The {@code @Async} of another library, as an IDE may import it. */
class AsyncOfAnotherLibrary {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Async {}

    @interface Asynchronous {}

    @Async Coroutine<Integer> onMethod() {
        return value(await(leaf(1)));
    }

    @Asynchronous Coroutine<Integer> invisible() {
        return value(await(leaf(1)));
    }
}
