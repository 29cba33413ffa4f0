package shop;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import weft.Coroutine;
import weft.annotations.Async;

/** Its line coverage is compared, so what runs and what does not must be the same however it runs. */
public class Shop implements Checked {
    private final Map<String, Integer> prices = Map.of("tea", 3, "cup", 12, "pot", 40);
    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Integer> price(String item) {
        Integer price = await(Later.of(prices.get(item)));
        if (price == null) {
            log.add("no " + item);
            throw new IllegalArgumentException(item);
        }
        return value(price);
    }

    @Async
    Coroutine<Integer> total(List<String> items) {
        int sum = 0;
        for (String item : items) {
            try {
                sum += await(price(item));
            } catch (IllegalArgumentException unknown) {
                sum -= 1;
            } catch (IllegalStateException never) {
                sum -= 2;
                log.add("never");
            } finally {
                log.add("seen " + item);
            }
        }
        if (sum > 1000) {
            return value(await(discount(sum)));
        }
        return value(
                sum > 50 ? await(discount(sum)) : sum);
    }

    @Async
    CompletableFuture<Integer> discount(int sum) {
        int percent =
                switch (sum % 4) {
                    case 0 -> await(Later.of(10));
                    case 1 -> await(Later.of(20));
                    default -> {
                        log.add("default");
                        yield await(Later.of(30));
                    }
                };
        boolean big = sum > 30 && await(Later.of(true)) || await(Later.of(false));
        if (!big) {
            return CompletableFuture.completedFuture(sum);
        }
        return CompletableFuture.completedFuture(
                sum
                        - sum * percent / await(Later.of(100)));
    }

    @Async
    Coroutine<Void> neverCalled() {
        await(Later.of(1));
        log.add("never called");
        return value(null);
    }

    @Generated.GeneratedInClass
    @Async
    Coroutine<Void> leftOutByClass() {
        await(Later.of(1));
        log.add("never called");
        return value(null);
    }

    @Generated.GeneratedAtRuntime
    @Async
    CompletableFuture<Integer> leftOutAtRuntime() {
        int sum = await(Later.of(1));
        return CompletableFuture.completedFuture(sum);
    }

    @Generated.GeneratedInClass
    Function<Integer, Coroutine<Integer>> leftOutWithItsLambda() {
        return number -> {
            int twice = 2 * await(Later.of(number));
            return value(twice);
        };
    }

    Function<Integer, Coroutine<Integer>> twice() {
        return number -> {
            int twice = 2 * await(Later.of(number));
            if (twice < 0) {
                log.add("negative");
            }
            return value(twice);
        };
    }

    Function<Integer, Coroutine<Integer>> unused() {
        return number -> value(await(Later.of(number)));
    }

    @Async
    Coroutine<String> all() {
        int total = await(total(List.of("tea", "cup", "hat", "pot")));
        int twice = await(twice().apply(total));
        boolean checked = await(check(twice));
        new Thread(() -> log.add("thread")).run();
        return value(total + " " + twice + " " + checked + " " + log);
    }
}
