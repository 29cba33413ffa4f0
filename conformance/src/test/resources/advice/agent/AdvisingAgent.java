package agent;

import static net.bytebuddy.matcher.ElementMatchers.isAnnotatedWith;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;
import weft.annotations.Async;

/** Advises the method by its name and by its annotation: from the start, or when it is told to. */
public class AdvisingAgent {
    private static Instrumentation instrumentation;

    public static void premain(String options, Instrumentation given) {
        instrumentation = given;
        if ("now".equals(options)) advise();
    }

    public static void advise() {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .type(named("mill.Mill"))
                .transform((builder, type, loader, module, domain) -> builder
                        .visit(Advice.to(ByName.class).on(named("weigh")))
                        .visit(Advice.to(ByAnnotation.class).on(isAnnotatedWith(Async.class))))
                .installOn(instrumentation);
    }

    public static class ByName {
        @Advice.OnMethodEnter
        static void enter() {
            mill.Counts.byName++;
        }
    }

    public static class ByAnnotation {
        @Advice.OnMethodEnter
        static void enter() {
            mill.Counts.byAnnotation++;
        }
    }
}
