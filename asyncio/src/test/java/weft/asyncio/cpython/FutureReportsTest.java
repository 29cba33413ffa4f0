package weft.asyncio.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.ExceptionContext;
import weft.Future;

/** {@code test_tb_logger_*} and what is near them in {@code test_futures}: exceptions that nobody looked at. */
class FutureReportsTest extends LoopTestCase {
    private static final String NEVER_RETRIEVED = "Future exception was never retrieved";

    private final RuntimeException boom = new RuntimeException("boom");
    private final List<ExceptionContext> reported = new CopyOnWriteArrayList<>();

    @BeforeEach
    void report() {
        loop.setExceptionHandler((where, context) -> reported.add(context));
    }

    /** A loop reports when it is closed; closing it here shows that nothing is left to report. */
    private void assertNothingReported() {
        loop.close();
        assertThat(reported).isEmpty();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_abandoned")
    void aPendingFutureMayBeDropped() {
        loop.createFuture();
        assertNothingReported();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_not_called_after_cancel")
    void aCancelAfterTheExceptionStandsForALook() {
        Future<Integer> future = loop.createFuture();
        future.setException(boom);
        future.cancel();
        assertNothingReported();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_result_unretrieved")
    void aResultMayBeDropped() {
        loop.<Integer>createFuture().setResult(42);
        assertNothingReported();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_result_retrieved")
    void orBeRead() {
        Future<Integer> future = loop.createFuture();
        future.setResult(42);
        assertThat(future.result()).isEqualTo(42);
        assertNothingReported();
    }

    @Test
    @Twin({
        "test_futures.BaseFutureTests.test_tb_logger_exception_unretrieved",
        "test_futures.BaseFutureTests.test_future_exception_never_retrieved"
    })
    void anExceptionThatNobodySawIsReportedWhenTheFutureIsCollected() {
        loop.createFuture().setException(boom);
        turn();
        collect();
        assertThat(reported.get(0).message()).isEqualTo(NEVER_RETRIEVED);
        assertThat(reported.get(0).exception()).isSameAs(boom);
        assertThat(reported.get(0).sourceTraceback()).isEmpty();
    }

    @Test
    @Twin({
        "test_futures.BaseFutureTests.test_future_exception_never_retrieved_debug",
        "test_futures.BaseFutureTests.test_future_source_traceback"
    })
    void inDebugModeWithThePlaceWhereTheFutureWasMade() {
        loop.setDebug(true);
        loop.createFuture().setException(boom);
        turn();
        collect();
        assertThat(reported.get(0).message()).isEqualTo(NEVER_RETRIEVED);
        StackTraceElement place = reported.get(0).sourceTraceback().get(0);
        assertThat(place.getFileName()).isEqualTo("FutureReportsTest.java");
        assertThat(place.getMethodName()).isEqualTo("inDebugModeWithThePlaceWhereTheFutureWasMade");
    }

    private void collect() {
        while (reported.isEmpty()) System.gc();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_exception_retrieved")
    void exceptionIsALook() {
        Future<Integer> future = loop.createFuture();
        future.setException(boom);
        assertThat(future.exception()).isSameAs(boom);
        assertNothingReported();
    }

    @Test
    @Twin("test_futures.BaseFutureTests.test_tb_logger_exception_result_retrieved")
    void resultIsALook() {
        Future<Integer> future = loop.createFuture();
        future.setException(boom);
        assertThatThrownBy(future::result).isSameAs(boom);
        assertNothingReported();
    }
}
