package misuse;

import weft.Coroutine;
import weft.annotations.Async;

/** {@code @Async} on a native method. */
class NativeMethod {
    @Async native Coroutine<Integer> f();
}
