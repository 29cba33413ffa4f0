package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import weft.Future;

/** {@code BaseFutureDoneCallbackTests} of {@code test_futures}. */
class FutureCallbacksTest extends LoopTestCase {
    private final Future<String> f = loop.createFuture();
    private final List<Integer> bag = new ArrayList<>();

    private Consumer<Future<String>> adds(int thing) {
        return future -> {
            assertThat(future).isSameAs(f);
            bag.add(thing);
        };
    }

    private void assertCalled(Integer... things) {
        assertThat(bag).isEmpty();
        f.setResult("foo");
        turn();
        assertThat(bag).containsExactly(things);
        assertThat(f.result()).isEqualTo("foo");
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_callback")
    void theFirstIsRemoved() {
        removes(0, 0);
        assertCalled(17, 100);
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_and_second_callback")
    void theFirstTwoAreRemoved() {
        removes(0, 1, 0);
        assertCalled(100);
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_callbacks_remove_third_callback")
    void theThirdIsRemoved() {
        removes(2, 2);
        assertCalled(42, 17);
    }

    private void removes(int... indexes) {
        List<Consumer<Future<String>>> callbacks = List.of(adds(42), adds(17), adds(100));
        callbacks.forEach(f::addDoneCallback);
        for (int index : indexes) f.removeDoneCallback(callbacks.get(index));
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_result")
    void aResultCallsThemInOrder() {
        f.addDoneCallback(adds(42));
        f.addDoneCallback(adds(17));
        assertCalled(42, 17);
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_exception")
    void anExceptionCallsThem() {
        RuntimeException boom = new RuntimeException("boom");
        f.addDoneCallback(adds(100));
        assertThat(bag).isEmpty();
        f.setException(boom);
        turn();
        assertThat(bag).containsExactly(100);
        assertThat(f.exception()).isSameAs(boom);
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_remove_done_callback")
    void allOfAFunctionAreRemovedAndCounted() {
        Consumer<Future<String>> one = adds(1);
        Consumer<Future<String>> two = adds(2);
        f.addDoneCallback(one);
        f.addDoneCallback(two);
        assertThat(f.removeDoneCallback(two)).isEqualTo(1);
        assertThat(f.removeDoneCallback(adds(3))).isZero();
        f.addDoneCallback(two);
        for (int i = 0; i < 5; i++) f.addDoneCallback(one);
        assertThat(f.removeDoneCallback(one)).isEqualTo(6);
        assertCalled(2);
    }

    @Test
    @Twin("test_futures.BaseFutureDoneCallbackTests.test_schedule_callbacks_list_mutation_1")
    void aCallbackMayRemoveThoseThatAreScheduledWithIt() {
        Consumer<Future<String>> later = adds(1);
        f.addDoneCallback(done -> done.removeDoneCallback(later));
        f.addDoneCallback(later);
        f.addDoneCallback(later);
        assertCalled(1, 1);
    }

    /** In Python a function's {@code __eq__} may change the list; here functions are compared by identity. */
    @Test
    @Twin({
        "test_futures.BaseFutureDoneCallbackTests.test_remove_done_callbacks_list_mutation",
        "test_futures.BaseFutureDoneCallbackTests.test_remove_done_callbacks_list_clear",
        "test_futures.BaseFutureDoneCallbackTests.test_schedule_callbacks_list_mutation_2"
    })
    void whatEqualsDoesIsNotAsked() {
        Evil evil = new Evil();
        f.addDoneCallback(adds(1));
        for (int i = 0; i < 63; i++) f.addDoneCallback(adds(2));
        f.addDoneCallback(new Evil());
        assertThat(f.removeDoneCallback(evil)).isZero();
        f.setResult("foo");
        turn();
        assertThat(bag).hasSize(64);
    }

    private final class Evil implements Consumer<Future<String>> {
        @Override
        public void accept(Future<String> future) {}

        @Override
        public boolean equals(Object other) {
            f.removeDoneCallback(this);
            f.addDoneCallback(adds(3));
            return true;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
