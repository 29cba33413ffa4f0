package many;

import static com.ea.async.Async.await;
import static java.util.concurrent.CompletableFuture.completedFuture;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

public class CNUMBER implements IntSupplier {
    private final int number = NUMBER;

    private CompletableFuture<Integer> one(int more) {
        int first = await(Loop.later(more));
        return completedFuture(first + number);
    }

    private CompletableFuture<String> two(String name, long time) {
        String left = await(Loop.later(name));
        String right = await(Loop.later(left + time));
        return completedFuture(left + right);
    }

    private CompletableFuture<Integer> three(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) sum += await(one(i));
        return completedFuture(sum);
    }

    private CompletableFuture<Integer> four(int times) {
        try {
            return completedFuture(await(three(times)) + await(two("a", times)).length());
        } catch (IllegalStateException none) {
            return completedFuture(-1);
        }
    }

    @Override
    public int getAsInt() {
        return Loop.run(four(3));
    }
}
