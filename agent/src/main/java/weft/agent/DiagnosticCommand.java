package weft.agent;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The JVM's diagnostic commands. Not to be touched where the module java.management is missing. */
final class DiagnosticCommand {
    private DiagnosticCommand() {}

    /** Returns the thread dump, or null if this JVM has none. */
    static String threadPrint() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            return (String) server.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "threadPrint",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
        } catch (JMException missing) {
            return null;
        }
    }
}
