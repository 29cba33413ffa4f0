package weft.asyncio.cpython;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the test of CPython that a test has the behaviour of. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Twin {
    /** File, class and method, as in {@code test_locks.LockTests.test_acquire}; several if one test covers them. */
    String[] value();
}
