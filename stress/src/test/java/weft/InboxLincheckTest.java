package weft;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/** Whatever several threads do to an inbox, it looks as if they had done it one after the other. */
public class InboxLincheckTest {
    private final Inbox inbox = new Inbox();

    @Operation
    public void add(@Param(gen = IntGen.class) int entry) {
        inbox.add(new Inbox.Node(entry));
    }

    @Operation
    public List<Object> takeAll() {
        List<Object> taken = new ArrayList<>();
        for (Inbox.Node node = inbox.takeAll(); node != null; node = node.next) taken.add(node.entry);
        return taken;
    }

    @Operation
    public boolean isEmpty() {
        return inbox.get() == null;
    }

    @Test
    void underStress() {
        new StressOptions()
                .iterations(StressMode.isFull() ? 100 : 5)
                .invocationsPerIteration(StressMode.isFull() ? 20_000 : 1_000)
                .check(InboxLincheckTest.class);
    }

    @Test
    void underTheModelChecker() {
        new ModelCheckingOptions()
                .iterations(StressMode.isFull() ? 100 : 5)
                .invocationsPerIteration(StressMode.isFull() ? 10_000 : 500)
                .checkObstructionFreedom(true)
                .check(InboxLincheckTest.class);
    }
}
