package misuse;

import weft.Coroutine;
import weft.annotations.Async;

/** {@code @Async} on an abstract method. */
abstract class AbstractMethod {
    @Async abstract Coroutine<Integer> f();
}
