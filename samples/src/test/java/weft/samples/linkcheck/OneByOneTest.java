package weft.samples.linkcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.gatherSettled;
import static weft.Asyncio.run;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.Coroutine;
import weft.Outcome;
import weft.annotations.Async;

class OneByOneTest {
    private final OneByOne<Integer> turns = new OneByOne<>();
    private final List<String> events = new ArrayList<>();

    @Async
    private Coroutine<Integer> work(int number) throws IOException {
        events.add("begin " + number);
        await(yieldNow());
        await(yieldNow());
        events.add("end " + number);
        if (number == 2) throw new IOException("two");
        return value(number);
    }

    @Async
    private Coroutine<Void> three() {
        List<Outcome<Integer>> outcomes =
                await(gatherSettled(turns.run(() -> work(1)), turns.run(() -> work(2)), turns.run(() -> work(3))));
        assertThat(outcomes.get(0).value()).isEqualTo(1);
        assertThat(outcomes.get(1).exception()).isInstanceOf(IOException.class);
        assertThat(outcomes.get(2).value()).isEqualTo(3);
        return done();
    }

    @Test
    void eachBeginsWhenTheOneBeforeHasEndedWhicheverWay() {
        run(three());
        assertThat(events).containsExactly("begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3");
    }
}
