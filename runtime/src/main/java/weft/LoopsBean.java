package weft;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** {@link LoopsMXBean}, which has its documentation. Registered and taken back under the lock of {@link Loops}. */
final class LoopsBean implements LoopsMXBean {
    private static final String NAME = "weft:type=Loops";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Null while it is not registered. */
    private static ObjectName registered;

    static void register() {
        if (registered != null) return;
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(NAME);
            // The other ones are of this library in other class loaders.
            for (int number = 2; !takes(server, name); number++) name = new ObjectName(NAME + ",number=" + number);
            registered = name;
        } catch (JMException | JMRuntimeException refused) {
            throw new IllegalStateException(NAME + " cannot be registered: " + UserText.of(refused), refused);
        }
    }

    /** Returns whether the name was free. */
    private static boolean takes(MBeanServer server, ObjectName name) throws JMException {
        try {
            server.registerMBean(new LoopsBean(), name);
            return true;
        } catch (InstanceAlreadyExistsException other) {
            return false;
        }
    }

    static void unregister() {
        ObjectName name = registered;
        if (name == null) return;
        registered = null;
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException | JMRuntimeException gone) {
            // Somebody else has done it.
        }
    }

    @Override
    public int getLoopCount() {
        return Loops.running().size();
    }

    @Override
    public int getTaskCount() {
        return Loops.running().stream().mapToInt(loop -> loop.tasks.size()).sum();
    }

    @Override
    public String ps() {
        return Loops.report("ps", PATIENCE);
    }

    @Override
    public String pstree() {
        return Loops.report("pstree", PATIENCE);
    }

    @Override
    public String json() {
        return Loops.report("json", PATIENCE);
    }
}
