package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table that {@code ps} prints. */
class TaskTableTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static TaskSnapshot task(long id, int line, String waitsFor, Duration since, List<Long> awaitedBy) {
        StackTraceElement place = new StackTraceElement("shop.Shop", "order", "Shop.java", line);
        return new TaskSnapshot(id, "Task-" + id, "waiting", since, 0, List.of(place), waitsFor, awaitedBy);
    }

    private static List<String> lines(List<TaskSnapshot> tasks) {
        return TaskTable.format(tasks)
                .lines()
                .map(line -> line.replaceAll(" {2,}", "|"))
                .toList();
    }

    @Test
    void fewEqualTasksHaveALineEach() {
        List<TaskSnapshot> tasks = new ArrayList<>();
        for (long id = 1; id <= 5; id++) tasks.add(task(id, 7, "<Future pending>", SECOND, List.of()));

        assertThat(lines(tasks))
                .hasSize(6)
                .contains("5|Task-5|waiting|1.0 s|<Future pending>|shop.Shop.order(Shop.java:7)");
    }

    @Test
    void manyEqualTasksHaveOneLine() {
        List<TaskSnapshot> tasks = new ArrayList<>();
        tasks.add(task(1, 3, "<Gather pending>", SECOND, List.of()));
        for (long id = 2; id <= 20_000; id++)
            tasks.add(task(id, 7, "<Task Task-" + -id + ">", Duration.ofMillis(100 * (id % 3)), List.of(1L)));
        tasks.add(task(20_001, 8, "<Task Task-9>", SECOND, List.of(1L)));

        assertThat(lines(tasks))
                .containsExactly(
                        "id|task|state|since|waits for|at|awaited by",
                        "1|Task-1|waiting|1.0 s|<Gather pending>|shop.Shop.order(Shop.java:3)",
                        "2|Task-2 and 19998 more|waiting|0.0 to 0.2 s|<Task Task--2>|shop.Shop.order(Shop.java:7)|Task-1",
                        "20001|Task-20001|waiting|1.0 s|<Task Task-9>|shop.Shop.order(Shop.java:8)|Task-1");
    }

    @Test
    void manyAwaitersAreCounted() {
        List<Long> awaiters = new ArrayList<>();
        for (long id = 2; id <= 9; id++) awaiters.add(id);

        assertThat(lines(List.of(task(1, 3, null, SECOND, awaiters))).get(1))
                .endsWith("|task 2, task 3, task 4, task 5, task 6 and 3 more");
    }
}
