package counting;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** Counts calls by retransforming classes, as tracing agents do; from the start, or when told so. */
public class CountingAgent {
    public static final Map<String, Integer> CALLS = new TreeMap<>();
    private static Instrumentation instrumentation;

    public static void premain(String options, Instrumentation given) {
        instrumentation = given;
        if ("now".equals(options)) retransform();
    }

    public static void retransform() {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(nameStartsWith("cart."))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Count.class).on(any().and(not(isStatic())))))
                .installOn(instrumentation);
    }

    public static class Count {
        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#t.#m") String method) {
            CALLS.merge(method, 1, Integer::sum);
        }
    }
}
