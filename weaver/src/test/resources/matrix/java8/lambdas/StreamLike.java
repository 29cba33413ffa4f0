package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class StreamLike {
    interface Flow<T> {
        Coroutine<List<T>> all();

        default <R> Flow<R> map(Function<T, Coroutine<R>> f) {
            return () -> {
                List<R> out = new ArrayList<>();
                for (T t : await(all())) out.add(await(f.apply(t)));
                return value(out);
            };
        }

        default Flow<T> filter(Function<T, Coroutine<Boolean>> f) {
            return () -> {
                List<T> out = new ArrayList<>();
                for (T t : await(all())) if (await(f.apply(t))) out.add(t);
                return value(out);
            };
        }

        @Async
        default <R> Coroutine<R> reduce(R start, BiFunction<R, T, Coroutine<R>> f) {
            R r = start;
            for (T t : await(all())) r = await(f.apply(r, t));
            return value(r);
        }
    }

    @Async
    Coroutine<Object> box() {
        int limit = await(leaf(2));
        Flow<Integer> source = () -> value(await(leaf(Arrays.asList(1, 2, 3, 4))));
        return value(await(source.filter(x -> value(await(leaf(x)) > limit))
                .map(x -> value("n" + await(leaf(x * 10))))
                .reduce(0L, (sum, s) -> value(sum + await(leaf(s.length()))))));
    }
}
