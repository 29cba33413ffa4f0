package weft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.TestCoroutines.async;
import static weft.TestCoroutines.awaiting;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure refers to is collected with it, and what somebody has seen is not reported. */
@Timeout(60)
class UnseenFailureTest extends VirtualTimeTest {
    private final EventLoopGroup group = new EventLoopGroup(1);
    private final List<ExceptionContext> reportedOfGroup = new CopyOnWriteArrayList<>();

    UnseenFailureTest() {
        group.loops().get(0).setExceptionHandler((where, context) -> reportedOfGroup.add(context));
    }

    @AfterEach
    void closeGroup() {
        group.close();
    }

    /** An exception of a web framework, say, that has its request. */
    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
        transient Object request;

        NoAnswer(String message) {
            super(message, new IllegalStateException("the cause"));
            addSuppressed(new IllegalArgumentException("suppressed"));
        }
    }

    private enum Colour {
        RED
    }

    /** Has fields for values only. */
    private static final class Status extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static Object shared;
        final int code = 404;
        final Colour colour = Colour.RED;
        final String path = "/";

        Status() {
            super("not found");
        }
    }

    private void failWithItself() {
        NoAnswer exception = new NoAnswer("no answer");
        Future<Integer> future = loop.createFuture();
        exception.request = future;
        future.setException(exception);
    }

    @Test
    void anExceptionThatLeadsToItsFutureIsReportedThoughNoOtherFails() {
        failWithItself();
        collectUntil(() -> !reported.isEmpty());
        ExceptionContext context = reported.get(0);
        assertThat(context.message()).isEqualTo("Future exception was never retrieved");
        Throwable text = context.exception();
        assertThat(text).hasToString(NoAnswer.class.getName() + ": no answer");
        assertThat(text).hasMessage("no answer");
        assertThat(text.getStackTrace()[0].getMethodName()).isEqualTo("failWithItself");
        assertThat(text.getCause()).hasToString("java.lang.IllegalStateException: the cause");
        assertThat(text.getSuppressed())
                .extracting(Throwable::toString)
                .containsExactly("java.lang.IllegalArgumentException: suppressed");
    }

    @Test
    void manyAreNotHeldUntilTheyAreOld() {
        for (int i = 0; i < 500; i++) failWithItself();
        System.gc();
        collectUntil(() -> reported.size() > 400);
    }

    @Test
    void aCauseMayLeadThereToo() {
        NoAnswer cause = new NoAnswer("cause");
        Future<Integer> future = loop.createFuture();
        cause.request = future;
        future.setException(new CompletionException("outer", cause));
        cause = null;
        future = null;
        collectUntil(() -> !reported.isEmpty());
        assertThat(reported.get(0).exception()).hasToString("java.util.concurrent.CompletionException: outer");
    }

    @Test
    void anExceptionThatLeadsNowhereIsReportedItselfHoweverOldItIs() {
        RuntimeException[] thrown = {
            new Status(), new IllegalStateException(new Status()), new ExceptionGroup("both", List.of(new Status()))
        };
        for (RuntimeException each : thrown) loop.createFuture().setException(each);
        growOld();
        collectUntil(() -> reported.size() == thrown.length);
        assertThat(reported).extracting(ExceptionContext::exception).containsExactlyInAnyOrder(thrown);
    }

    @Test
    void whileTheFutureIsThereTheExceptionIsReportedItself() {
        NoAnswer exception = new NoAnswer("kept");
        Future<Integer> kept = loop.createFuture();
        kept.setException(exception);
        growOld();
        loop.close();
        assertThat(reported).extracting(ExceptionContext::exception).containsExactly(exception);
        assertThat(kept.isDone()).isTrue();
    }

    @Test
    void ofASubmittedCoroutineToo() {
        submitWithItself();
        collectUntil(() -> !reportedOfGroup.isEmpty());
        assertThat(reportedOfGroup.get(0).message())
                .isEqualTo("The exception of a submitted coroutine was never retrieved");
        assertThat(reportedOfGroup.get(0).exception()).hasMessage("submitted");
    }

    private void submitWithItself() {
        NoAnswer exception = new NoAnswer("submitted");
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Integer> stage =
                group.submit(async(() -> Asyncio.wrap(go)).then((Void v) -> {
                    throw exception;
                }));
        exception.request = stage;
        go.complete(null);
    }

    // ---- what was seen

    @ParameterizedTest
    @ValueSource(strings = {"join", "allOf", "anyOf", "exceptionNow", "resultNow"})
    void nothingIsReportedOfWhatSomebodyHasSeen(String by) throws Exception {
        List<String> seen = new ArrayList<>();
        look(by, seen::add);
        // The loop is told of this one when it is collected, which comes after the other.
        failUnseen();
        collectUntil(() -> !reportedOfGroup.isEmpty());
        assertThat(reportedOfGroup)
                .extracting(context -> context.exception().getMessage())
                .containsExactly("unseen");
        assertThat(seen).hasSize(1);
    }

    private void look(String by, Consumer<String> seen) throws Exception {
        CompletableFuture<Integer> answer = group.submit(failing("sold out"));
        await(answer::isDone);
        try {
            switch (by) {
                case "allOf" -> CompletableFuture.allOf(answer).join();
                case "anyOf" -> CompletableFuture.anyOf(answer).join();
                case "join" -> answer.join();
                default -> now(by, answer);
            }
        } catch (CompletionException | IllegalStateException exception) {
            seen.accept(exception.getMessage());
        }
    }

    /** Methods that JDK 17 does not have. */
    private static void now(String method, CompletableFuture<?> answer) throws Exception {
        Method now = LoopStage.class.getMethod(method);
        try {
            throw new IllegalStateException(String.valueOf(now.invoke(answer)));
        } catch (InvocationTargetException thrown) {
            throw (RuntimeException) thrown.getCause();
        }
    }

    @Test
    void theOtherAnswersOfWhatTheJdkCallsNow() throws Exception {
        CompletableFuture<Integer> pending = group.submit(async(() -> Asyncio.wrap(new CompletableFuture<Integer>())));
        for (String method : List.of("exceptionNow", "resultNow")) {
            assertThatThrownBy(() -> now(method, pending)).hasMessage("Task has not completed");
        }
        pending.cancel(true);
        for (String method : List.of("exceptionNow", "resultNow")) {
            assertThatThrownBy(() -> now(method, pending)).hasMessage("Task was cancelled");
        }
        CompletableFuture<Integer> four = group.submit(value(4));
        four.join();
        assertThatThrownBy(() -> now("exceptionNow", four)).hasMessage("Task completed with a result");
        CompletableFuture<Integer> failed = group.submit(failing("sold out"));
        assertThatThrownBy(failed::join).hasMessageContaining("sold out");
        assertThatThrownBy(() -> now("resultNow", failed)).hasMessage("Task completed with exception");
    }

    @Test
    void theResultNow() throws Exception {
        CompletableFuture<Integer> answer = group.submit(value(4));
        await(answer::isDone);
        assertThat(LoopStage.class.getMethod("resultNow").invoke(answer)).isEqualTo(4);
    }

    private void failUnseen() {
        group.submit(failing("unseen"));
    }

    private static Coroutine<Integer> failing(String message) {
        return awaiting(yieldNow()).then((Void v) -> {
            throw new IllegalArgumentException(message);
        });
    }

    // ---- time and memory

    private static void growOld() {
        Unseen.age();
        Unseen.age();
    }

    private static void await(BooleanSupplier seen) {
        while (!seen.getAsBoolean()) Thread.onSpinWait();
    }

    /** Collects until something is seen; the limit of the class ends it if that never comes. */
    private static void collectUntil(BooleanSupplier seen) {
        while (!seen.getAsBoolean()) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
