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

    private TimerQueue queue = new TimerQueue();
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
            assertThat(queue.cancelled()).isZero();
            queue.clear();
            queue = new TimerQueue();
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

    /** What is set for a time that has passed, or was cancelled before it was set, or after it had left. */
    @Test
    void onlyWhatIsInTheQueueCountsAsCancelled() {
        Reminder rung = new Reminder(5);
        queue.add(5, rung);
        queue.moveDue(7, new ReadyQueue());
        queue.countCancelled(5);
        assertThat(queue.cancelled()).isZero();
        Reminder late = new Reminder(6);
        queue.add(6, late);
        late.cancelled = true;
        queue.countCancelled(6);
        assertThat(queue.firstDeadline()).isEqualTo(LoopClock.FOREVER);
        assertThat(queue.cancelled()).isZero();
        queue.add(20, late);
        assertThat(queue.size()).isZero();
        Reminder next = new Reminder(9);
        queue.add(9, next);
        queue.add(8, new Reminder(8));
        next.cancelled = true;
        queue.countCancelled(9);
        assertThat(queue.cancelled()).isOne();
        queue.moveDue(9, new ReadyQueue());
        assertThat(queue.cancelled()).isZero();
        queue.clear();
        queue.countCancelled(100);
        assertThat(queue.cancelled()).isZero();
    }

    private void add(long deadline) {
        Reminder reminder = new Reminder(deadline);
        queue.add(deadline, reminder);
        expected.add(reminder);
    }

    private void cancel(Random random, int count) {
        for (int i = 0; i < count; i++) {
            Reminder reminder = expected.remove(random.nextInt(expected.size()));
            reminder.cancelled = true;
            queue.countCancelled(reminder.deadline);
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
