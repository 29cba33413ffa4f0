package weft.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.MDC;

/** SLF4J's MDC as Logback keeps it, in a thread-local; and after each test nothing is left of it on its thread. */
abstract class MdcTestCase {
    /** Written on other threads, too, but never at the same time. */
    final List<String> log = new ArrayList<>();

    @BeforeEach
    void register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        MDC.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY);
        String left = request();
        MDC.clear();
        assertThat(left).as("left on the thread").isNull();
    }

    static String request() {
        return MDC.get("request");
    }

    static void setRequest(String value) {
        MDC.put("request", value);
    }

    /** Notes the value that is seen where this is called. */
    void note(String where) {
        log.add(where + " " + request());
    }
}
