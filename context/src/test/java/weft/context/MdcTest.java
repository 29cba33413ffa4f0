package weft.context;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.createTask;
import static weft.Asyncio.done;
import static weft.Asyncio.yieldNow;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import weft.Asyncio;
import weft.Coroutine;
import weft.Task;
import weft.annotations.Async;

/** SLF4J's MDC as Logback keeps it: in a thread-local. */
class MdcTest {
    private static final String KEY = "request";

    @BeforeEach
    void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        MDC.clear();
    }

    @AfterEach
    void remove() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
        MDC.clear();
    }

    @Test
    void eachTaskKeepsItsOwnAcrossAwaits() throws Exception {
        List<String> log = new ArrayList<>();
        Asyncio.run(twoRequests(log));
        assertThat(log).containsExactly("a1", "b1", "a2", "b2", "a3", "b3");
        assertThat(MDC.get(KEY)).isNull();
    }

    @Async
    private static Coroutine<Void> twoRequests(List<String> log) {
        Task<Void> a = createTask(request("a", log));
        Task<Void> b = createTask(request("b", log));
        await(a);
        await(b);
        assertThat(MDC.get(KEY)).isNull();
        return done();
    }

    @Async
    private static Coroutine<Void> request(String name, List<String> log) {
        for (int i = 1; i <= 3; i++) {
            MDC.put(KEY, name + i);
            await(yieldNow());
            log.add(MDC.get(KEY));
        }
        return done();
    }
}
