package weft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays woven code: coroutines put together from small functions, one for each stretch between two awaits. */
final class TestCoroutines {
    private TestCoroutines() {}

    /** A coroutine whose first stretch is {@code first}; what that returns is awaited. */
    static <T> Script<T> async(Supplier<? extends Awaitable<T>> first) {
        return new Script<Object>("script").then(nothing -> first.get());
    }

    /** A coroutine that only awaits. */
    static <T> Script<T> awaiting(Awaitable<T> awaitable) {
        return async(() -> awaitable);
    }

    /** One stretch: takes how the last await ended, gives what to await next, or throws. */
    private interface Stretch {
        Awaitable<?> run(Outcome<Object> before) throws Throwable;
    }

    static final class Script<T> extends Coroutine<T> {
        private final String name;
        private final List<Stretch> stretches = new ArrayList<>();
        private int next;
        private boolean resumed;

        private Script(String name) {
            this.name = name;
        }

        /** Goes on with the value; a failure passes by. */
        @SuppressWarnings("unchecked")
        <R> Script<R> then(Function<? super T, ? extends Awaitable<R>> stretch) {
            return add(before -> before.isSuccess() ? stretch.apply((T) before.value()) : raise(before.exception()));
        }

        /** Notes the value, and passes it on. */
        Script<T> peek(Consumer<? super T> stretch) {
            return then((T value) -> {
                stretch.accept(value);
                return Asyncio.value(value);
            });
        }

        /** {@code catch (type e) { return await(handler(e)); }}. */
        @SuppressWarnings("unchecked")
        <E extends Throwable> Script<T> caught(Class<E> type, Function<E, ? extends Awaitable<? extends T>> handler) {
            return add(before ->
                    type.isInstance(before.exception()) ? handler.apply(type.cast(before.exception())) : pass(before));
        }

        /** {@code finally { await(cleanup()); }}. */
        Script<T> lastly(Supplier<? extends Awaitable<?>> cleanup) {
            return add(before ->
                    async(() -> (Awaitable<?>) cleanup.get()).add(after -> pass(after.isSuccess() ? before : after)));
        }

        /** {@code finally { cleanup(); }}. */
        Script<T> lastly(Runnable cleanup) {
            return add(before -> {
                cleanup.run();
                return pass(before);
            });
        }

        private static Awaitable<?> pass(Outcome<Object> outcome) throws Throwable {
            return outcome.isSuccess() ? Asyncio.value(outcome.value()) : raise(outcome.exception());
        }

        private static Awaitable<?> raise(Throwable exception) throws Throwable {
            throw exception;
        }

        @SuppressWarnings("unchecked")
        private <R> Script<R> add(Stretch stretch) {
            stretches.add(stretch);
            return (Script<R>) this;
        }

        @Override
        protected Object step() {
            Outcome<Object> before = resumed ? settle(this::resumption) : Outcome.of(null);
            resumed = true;
            while (next < stretches.size()) {
                Outcome<Object> last = before;
                Stretch stretch = stretches.get(next++);
                before = settle(() -> run(stretch, last));
                if (before.value() == SUSPENDED) return SUSPENDED;
            }
            return before.get();
        }

        private Object run(Stretch stretch, Outcome<Object> before) {
            try {
                return stretch.run(before).onAwait(this);
            } catch (Throwable thrown) {
                throw Failure.<RuntimeException>sneaky(thrown);
            }
        }

        private static Outcome<Object> settle(Supplier<Object> code) {
            try {
                return Outcome.of(code.get());
            } catch (Throwable thrown) {
                return Outcome.failed(thrown);
            }
        }

        @Override
        protected String name() {
            return name;
        }
    }
}
