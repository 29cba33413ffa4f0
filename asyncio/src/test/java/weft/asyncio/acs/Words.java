package weft.asyncio.acs;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import weft.CancelledError;
import weft.ExceptionGroup;
import weft.Future;
import weft.InvalidStateException;
import weft.Outcome;
import weft.Task;
import weft.TimeoutError;
import weft.sync.BrokenBarrierError;
import weft.sync.QueueEmpty;
import weft.sync.QueueFull;
import weft.sync.QueueShutDown;

/** How values and exceptions are written in a trace: as CPython's are. */
final class Words {
    private static final Map<Class<?>, String> NAMES = Map.of(
            InvalidStateException.class, "InvalidState",
            TimeoutError.class, "Timeout",
            BrokenBarrierError.class, "BrokenBarrier",
            QueueEmpty.class, "QueueEmpty",
            QueueFull.class, "QueueFull",
            QueueShutDown.class, "QueueShutDown",
            IllegalStateException.class, "Runtime",
            IllegalArgumentException.class, "Value",
            ClassCastException.class, "Type");

    /** Where CPython throws a ValueError though no argument is wrong; in Java that is an IllegalStateException. */
    private static final String CALLED_TOO_OFTEN = "too many times";

    private Words() {}

    static String of(Object value) {
        if (value == null) return "none";
        if (value instanceof Collection<?> list) {
            return list.stream().map(Words::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Outcome<?> outcome) return of(outcome.isSuccess() ? outcome.value() : outcome.exception());
        if (value instanceof Throwable exception) return "!" + name(exception);
        return value.toString();
    }

    static String name(Throwable exception) {
        if (exception instanceof UserError) return exception.getMessage();
        if (exception instanceof CancelledError) {
            String message = exception.getMessage();
            return message == null || message.isEmpty() ? "Cancelled" : "Cancelled(" + message + ")";
        }
        if (exception instanceof ExceptionGroup errors) {
            return errors.exceptions().stream().map(Words::name).collect(Collectors.joining(",", "Group[", "]"));
        }
        if (exception instanceof IllegalStateException && exception.getMessage().contains(CALLED_TOO_OFTEN))
            return "Value";
        return NAMES.getOrDefault(exception.getClass(), exception.getClass().getSimpleName());
    }

    /** Tells whether {@code catch KIND} catches the exception. */
    static boolean catches(String kind, Throwable exception) {
        return switch (kind) {
            case "any" -> true;
            case "cancel" -> exception instanceof CancelledError;
            case "error" -> exception instanceof Exception;
            case "Group" -> exception instanceof ExceptionGroup;
            default -> exception instanceof Exception && name(exception).equals(kind);
        };
    }

    /** The state of a future; marks its exception as retrieved. */
    static String status(Future<?> future) {
        String requests = future instanceof Task<?> task ? " c=" + task.cancelling() : "";
        if (!future.isDone()) return "pending" + requests;
        if (future.isCancelled()) return "cancelled" + requests;
        Throwable exception = future.exception();
        return (exception == null ? "value " + of(future.result()) : "error " + name(exception)) + requests;
    }
}
