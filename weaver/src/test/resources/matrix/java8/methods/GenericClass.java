package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class GenericClass {

    static class Box<T> {
        T t;

        Box(T t) {
            this.t = t;
        }

        @Async
        Coroutine<T> get() {
            await(leaf(1));
            return value(t);
        }

        @Async
        <U> Coroutine<Box<U>> map(Function<T, Coroutine<U>> f) {
            return value(new Box<>(await(f.apply(await(get())))));
        }
    }

    @Async
    Coroutine<String> show(Integer i) {
        return value("i" + await(leaf(i)));
    }

    @Async
    Coroutine<Object> box() {
        return value(await(await(new Box<>(5).map(this::show)).get()));
    }
}
