package weft.asyncio.acs;

import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import weft.AsyncCallable;
import weft.Coroutine;
import weft.sync.Condition;
import weft.sync.Lock;
import weft.sync.Semaphore;

/** What locks, semaphores and conditions have in common. */
record Guard(
        Supplier<Coroutine<Void>> acquire,
        Runnable release,
        BooleanSupplier locked,
        Function<AsyncCallable<Returned>, Coroutine<Returned>> with) {
    static Guard of(Object object) {
        if (object instanceof Lock lock) {
            return new Guard(lock::acquire, lock::release, lock::isLocked, block -> lock.with(block));
        }
        if (object instanceof Semaphore semaphore) {
            return new Guard(
                    semaphore::acquire, semaphore::release, semaphore::isLocked, block -> semaphore.with(block));
        }
        Condition condition = (Condition) object;
        return new Guard(condition::acquire, condition::release, condition::isLocked, block -> condition.with(block));
    }
}
