package weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadDumpTest {
    @Test
    void theThreadsFollowTheLineThatSaysWhichJvmItIs() {
        String[] lines = ThreadDump.text().split("\\R");

        assertThat(lines[1]).startsWith("Full thread dump ");
        assertThat(lines[2]).matches("\"main\" #\\d+ .*"); // 3 on JDK 25
        assertThat(lines).noneMatch(line -> line.contains("SMR"));
    }

    @Test
    void onlyTheAddressesGo() {
        String head = "2026-01-01 00:00:00\nFull thread dump X (1):\n";
        String threads = "\"main\" #1\n   java.lang.Thread.State: RUNNABLE\n\n\"a {b}\" #2\n";

        assertThat(ThreadDump.withoutAddresses(head + "\nThreads class SMR info:\n_java_thread_list=0x7, length=2,"
                        + " elements={\n0x1, 0x2\n}\n\n" + threads))
                .isEqualTo(head + threads);
        assertThat(ThreadDump.withoutAddresses(head + "\n" + threads)).isEqualTo(head + "\n" + threads);
    }
}
