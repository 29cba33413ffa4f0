package weft.agent;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The JVM's own thread dump. */
final class ThreadDump {
    /** The JVM's addresses of its threads, above the dump: for those who debug the JVM. */
    private static final Pattern ADDRESSES = Pattern.compile("\\R\\s*Threads class SMR info:[^}]*}\\s*");

    private ThreadDump() {}

    /**
     * Returns what {@code jcmd PID Thread.print} prints, but for the addresses of threads; in a small image the stacks
     * alone.
     */
    static String text() {
        boolean managed = ModuleLayer.boot().findModule("java.management").isPresent();
        String dump = managed ? DiagnosticCommand.threadPrint() : null;
        return dump != null ? withoutAddresses(dump) : stacks();
    }

    /** Returns a dump in which the threads follow the line that says which JVM it is. */
    static String withoutAddresses(String dump) {
        return ADDRESSES.matcher(dump).replaceFirst("\n");
    }

    private static String stacks() {
        Map<Thread, StackTraceElement[]> threads = new TreeMap<>(Comparator.comparingLong(ThreadDump::id));
        threads.putAll(Thread.getAllStackTraces());
        StringBuilder text = new StringBuilder();
        threads.forEach((thread, stack) -> {
            text.append('"').append(thread.getName()).append("\" #").append(id(thread));
            text.append(thread.isDaemon() ? " daemon " : " ")
                    .append(thread.getState())
                    .append('\n');
            for (StackTraceElement frame : stack)
                text.append("\tat ").append(frame).append('\n');
            text.append('\n');
        });
        return text.toString();
    }

    @SuppressWarnings("deprecation") // threadId() is of Java 19
    private static long id(Thread thread) {
        return thread.getId();
    }
}
