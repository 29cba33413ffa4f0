package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.sleep;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.List;
import weft.AsyncCallable;
import weft.CancelledError;
import weft.Coroutine;
import weft.ExceptionGroup;
import weft.Task;
import weft.annotations.Async;

/** The children and the parents of CPython's tests for task groups. */
abstract class TaskGroupTestCase extends AsyncTestCase {
    static final class CustomException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** How often {@link #countCancel} was cancelled. */
    int cancelled;

    static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    /** Throws the {@code ZeroDivisionError} of the originals. */
    static void crash() {
        throw new ArithmeticException();
    }

    @Async
    static Coroutine<Void> crashAfter(long millis) {
        await(sleep(ms(millis)));
        crash();
        return done();
    }

    /** Crashes at its end, whether it was cancelled or not. */
    @Async
    static Coroutine<Void> crashAtTheEnd() {
        try {
            return sleep(ms(10_000));
        } finally {
            crash();
        }
    }

    /** Counts by {@code weight} when it is cancelled. */
    @Async
    Coroutine<Void> countCancel(int weight) {
        try {
            return sleep(ms(5000));
        } catch (CancelledError error) {
            cancelled += weight;
            throw error;
        }
    }

    /** Runs a parent, cancels it after 100 ms, and returns what it then fails with. */
    @Async
    static <T> Coroutine<Throwable> failureWhenCancelled(AsyncCallable<T> parent) throws Exception {
        Task<T> task = createTask(parent.call());
        await(sleep(ms(100)));
        assertThat(task.isDone()).isFalse();
        task.cancel();
        return value(await(failureOf(task)));
    }

    static List<Class<?>> errorTypes(Throwable failure) {
        assertThat(failure).isInstanceOf(ExceptionGroup.class);
        return ((ExceptionGroup) failure)
                .exceptions().stream().<Class<?>>map(Object::getClass).toList();
    }

    static Throwable firstOf(Throwable failure) {
        return ((ExceptionGroup) failure).exceptions().get(0);
    }
}
