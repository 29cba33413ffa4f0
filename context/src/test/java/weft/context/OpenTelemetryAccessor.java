package weft.context;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;

/** OpenTelemetry's own context; its library has no accessor. The README shows this class. */
final class OpenTelemetryAccessor implements ThreadLocalAccessor<Context> {
    static final String KEY = "opentelemetry";

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public Context getValue() {
        return ContextStorage.get().current();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // who carries the values puts the old ones back
    public void setValue(Context value) {
        ContextStorage.get().attach(value);
    }

    @Override
    public void setValue() {
        setValue(Context.root());
    }
}
