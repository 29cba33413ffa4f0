package weft.context;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.gather;
import static weft.Asyncio.toThread;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import io.micrometer.context.ContextRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

class OpenTelemetryTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final String PARENT = "00000000000000ff";
    private static final String A = "000000000000000a";
    private static final String B = "000000000000000b";

    @BeforeEach
    void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new OpenTelemetryAccessor());
    }

    @AfterEach
    void nothingIsLeft() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(OpenTelemetryAccessor.KEY);
        assertThat(Context.current()).isSameAs(Context.root());
    }

    @Test
    void aSpanStaysCurrentAcrossAwaitsInItsTaskOnly() throws Exception {
        assertThat(Asyncio.run(both())).containsExactly(List.of(A, A, A, PARENT), List.of(B, B, B, PARENT));
    }

    @Async
    private static Coroutine<List<List<String>>> both() {
        List<List<String>> seen;
        try (Scope scope = span(PARENT).makeCurrent()) {
            assertThat(scope).isNotNull();
            seen = await(gather(traced(A), traced(B)));
            assertThat(current()).isEqualTo(PARENT);
        }
        assertThat(Context.current()).isSameAs(Context.root());
        return value(seen);
    }

    /** The spans that are current at some places. */
    @Async
    private static Coroutine<List<String>> traced(String id) {
        List<String> seen = new ArrayList<>();
        try (Scope scope = span(id).makeCurrent()) {
            assertThat(scope).isNotNull();
            await(yieldNow());
            seen.add(current());
            seen.add(await(toThread(OpenTelemetryTest::current)));
            await(yieldNow());
            seen.add(current());
        }
        seen.add(current());
        return value(seen);
    }

    private static Span span(String id) {
        return Span.wrap(SpanContext.create(TRACE, id, TraceFlags.getSampled(), TraceState.getDefault()));
    }

    private static String current() {
        return Span.current().getSpanContext().getSpanId();
    }
}
