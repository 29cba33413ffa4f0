package weft;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/** {@link LoopsMXBean}, which has its documentation. */
final class LoopsBean implements LoopsMXBean {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static void register() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new LoopsBean(), new ObjectName("weft:type=Loops"));
        } catch (InstanceAlreadyExistsException known) {
            // Of this class, or of its like in another class loader, of which there is to be one only.
        } catch (JMException | JMRuntimeException refused) {
            throw new IllegalStateException("weft:type=Loops cannot be registered: " + UserText.of(refused), refused);
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
