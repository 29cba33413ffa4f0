package weft.context;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import weft.ThreadLocals;

/**
 * Carries the values of all thread-locals that have an accessor in {@link ContextRegistry#getInstance()}. Nothing has
 * to be called: it is enough that this module is on the class path, and that the accessors are registered.
 */
public final class MicrometerThreadLocals implements ThreadLocals {
    private final ContextRegistry registry = ContextRegistry.getInstance();

    /** What a snapshot does not have is cleared: else it would be there from the task that ran before. */
    private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder()
            .contextRegistry(registry)
            .clearMissing(true)
            .build();

    /** For {@link java.util.ServiceLoader}. */
    public MicrometerThreadLocals() {}

    @Override
    public Object capture() {
        return snapshots.captureAll();
    }

    @Override
    public void restore(Object captured) {
        if (captured == null) registry.getThreadLocalAccessors().forEach(ThreadLocalAccessor::setValue);
        else set((ContextSnapshot) captured);
    }

    /** Not closed: the scope would put back what was there before, and the runtime does that itself. */
    @SuppressWarnings("resource")
    private static void set(ContextSnapshot snapshot) {
        snapshot.setThreadLocals();
    }
}
