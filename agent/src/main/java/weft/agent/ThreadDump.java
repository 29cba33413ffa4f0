package weft.agent;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The JVM's own thread dump, and behind it the tasks of the threads that run event loops. */
final class ThreadDump {
    private ThreadDump() {}

    static String of(Class<?> runtime) {
        return threads() + "\n" + LoopReport.of(runtime, "pstree");
    }

    /** What {@code jcmd PID Thread.print} prints. */
    private static String threads() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            return (String) server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "threadPrint",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException missing) {
            return "This JVM gives no thread dump: " + missing + "\n";
        }
    }
}
