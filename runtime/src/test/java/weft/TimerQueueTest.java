package weft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a list that is sorted each time. */
class TimerQueueTest {
    private static final class Reminder implements Timer {
        final long deadline;
        boolean cancelled;

        Reminder(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    private final TimerQueue queue = new TimerQueue();
    private final List<Reminder> expected = new ArrayList<>();

    @Test
    void timersComeByDeadlineAndThenInTheOrderInWhichTheyWereSet() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            for (int round = 0; round < 30; round++) {
                for (int i = random.nextInt(40); i > 0; i--) add(round + random.nextInt(20));
                if (random.nextBoolean()) cancel(random, random.nextInt(1 + expected.size()));
                take(round);
            }
            take(50);
            assertThat(queue.size()).isZero();
        }
    }

    /** By a clock of the user's, for one, while the loop idles. */
    @Test
    void timersThatAreSetAfterTheFirstDeadlineWasAskedForComeInOrder() {
        for (long deadline : new long[] {5, 7, 9}) add(deadline);
        queue.firstDeadline();
        for (long deadline : new long[] {8, 3, 4, 1, 6, 2}) add(deadline);
        List<Long> moved = new ArrayList<>();
        ReadyQueue ready = new ReadyQueue();
        queue.moveDue(10, ready);
        while (ready.size() > 0) moved.add(((Reminder) ready.poll()).deadline);
        assertThat(moved).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    private void add(long deadline) {
        Reminder reminder = new Reminder(deadline);
        queue.add(deadline, reminder);
        expected.add(reminder);
    }

    private void cancel(Random random, int count) {
        for (int i = 0; i < count; i++) {
            expected.remove(random.nextInt(expected.size())).cancelled = true;
            queue.countCancelled();
        }
    }

    private void take(long now) {
        expected.sort(Comparator.comparingLong(each -> each.deadline));
        long first = expected.isEmpty() ? LoopClock.FOREVER : expected.get(0).deadline;
        assertThat(queue.firstDeadline()).isEqualTo(first);
        ReadyQueue ready = new ReadyQueue();
        queue.moveDue(now, ready);
        while (ready.size() > 0) {
            Reminder next = (Reminder) ready.poll();
            if (!next.cancelled) assertThat(next).isSameAs(expected.remove(0));
        }
        assertThat(expected).allMatch(each -> each.deadline > now);
    }
}
