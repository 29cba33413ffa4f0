package weft;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the event loops of this JVM are doing, for who looks from outside: {@code python -m asyncio ps PID} and
 * {@code pstree PID}. From another JVM it is {@code java -jar weft-agent.jar ps PID}.
 *
 * <p>Each loop reads its own tasks, between two callbacks, some at a time, so that it goes on meanwhile. A loop that
 * does not get to it is blocked: then what its thread does is told instead. All methods may be called on any thread.
 */
public final class Loops {
    private static final Set<EventLoop> RUNNING = ConcurrentHashMap.newKeySet();

    /** Whether there is to be an MBean while loops run. */
    private static volatile boolean jmx = Boolean.getBoolean("weft.jmx");

    private static boolean warned;

    private Loops() {}

    static void started(EventLoop loop) {
        RUNNING.add(loop);
        Flight.listen();
        if (jmx) registerAsAsked();
    }

    /** A switch that cannot be obeyed is no reason not to run. */
    private static synchronized void registerAsAsked() {
        if (!jmx) return;
        try {
            register();
        } catch (Throwable refused) {
            if (!warned) warn(refused);
        }
    }

    private static void warn(Throwable refused) {
        warned = true;
        try {
            ErrorReporter.warn("-Dweft.jmx=true has no effect: " + UserException.message(refused));
        } catch (Throwable loggerFails) {
            // Nor is that.
        }
    }

    static void ended(EventLoop loop) {
        RUNNING.remove(loop);
        loop.slowSteps.runEnds();
        Flight.runEnds();
        if (jmx) unregisterWithLast();
    }

    /** The loops that run now; about, since they come and go. */
    static Set<EventLoop> running() {
        return RUNNING;
    }

    /**
     * Looks at all event loops that run.
     *
     * @param patience how long to wait for a loop that does not get to its next callback
     * @return one entry a loop, in the order of its thread's ids
     */
    public static List<LoopSnapshot> capture(Duration patience) {
        Objects.requireNonNull(patience, "patience");
        List<LoopReader> asked = new ArrayList<>();
        for (EventLoop loop : RUNNING) {
            LoopReader reader = LoopReader.ask(loop);
            if (reader != null) asked.add(reader);
        }
        return asked.stream()
                .map(reader -> reader.await(patience))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(LoopSnapshot::threadId))
                .toList();
    }

    /**
     * Writes {@link #capture} as text.
     *
     * @param format {@code ps}, a line a task; {@code pstree}, each task below the one that awaits it; or {@code json}
     * @param patience how long to wait for a loop that does not answer
     * @throws IllegalArgumentException for another format
     */
    public static String report(String format, Duration patience) {
        return switch (format) {
            case "ps" -> LoopText.table(capture(patience));
            case "pstree" -> LoopText.tree(capture(patience));
            case "json" -> LoopJson.of(capture(patience));
            default -> throw new IllegalArgumentException("unknown format '" + format + "'; write ps, pstree or json");
        };
    }

    /**
     * Makes {@link #report} available by JMX, as {@code weft:type=Loops} of the platform's MBean server; if another
     * class loader of this JVM has that name, as {@code weft:type=Loops,number=2} and so on. The server would keep this
     * class loader, so the MBean is taken back when the last loop ends to run; the next loop that runs brings it back.
     * A second call does nothing. {@code -Dweft.jmx=true} has the same effect.
     *
     * @throws IllegalStateException if this JVM has no module java.management, or the server refuses
     */
    public static synchronized void registerMBean() {
        register();
        jmx = true;
    }

    /** Takes the MBean back, for good. Without effect if there is none. */
    public static synchronized void unregisterMBean() {
        jmx = false;
        if (OptionalModule.MANAGEMENT.isPresent()) LoopsBean.unregister();
    }

    private static void register() {
        if (!OptionalModule.MANAGEMENT.isPresent())
            throw new IllegalStateException(OptionalModule.MANAGEMENT.missing("there is no MBean server"));
        LoopsBean.register();
    }

    private static synchronized void unregisterWithLast() {
        try {
            if (RUNNING.isEmpty() && OptionalModule.MANAGEMENT.isPresent()) LoopsBean.unregister();
        } catch (Throwable notTakenBack) {
            // An observer ends no run.
        }
    }
}
