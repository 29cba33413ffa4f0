package weft.weaver.parse;

import java.util.Optional;
import weft.weaver.names.Names;

/** What an {@code @Async} method returns, which says how it starts. */
public enum ReturnKind {
    COROUTINE(Names.COROUTINE),
    TASK(Names.TASK),
    COMPLETABLE_FUTURE(Names.COMPLETABLE_FUTURE),
    COMPLETION_STAGE(Names.COMPLETION_STAGE),
    VOID(null);

    private final String className;

    ReturnKind(String className) {
        this.className = className;
    }

    /** Finds the kind of a method descriptor; empty if {@code @Async} does not support what it returns. */
    public static Optional<ReturnKind> of(String methodDescriptor) {
        String result = methodDescriptor.substring(methodDescriptor.indexOf(')') + 1);
        for (ReturnKind kind : values()) {
            if (result.equals(kind.descriptor())) return Optional.of(kind);
        }
        return Optional.empty();
    }

    /** Returns the descriptor of the type. */
    public String descriptor() {
        return className == null ? "V" : "L" + className + ";";
    }

    /** Tells whether what the method returns is a {@code CompletionStage}, not an {@code Awaitable}. */
    public boolean isStage() {
        return this == COMPLETABLE_FUTURE || this == COMPLETION_STAGE;
    }
}
