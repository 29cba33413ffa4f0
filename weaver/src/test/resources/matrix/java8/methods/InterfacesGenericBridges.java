package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfacesGenericBridges {
    interface Source<T> {
        Coroutine<T> next(T last);
    }

    interface IntSource extends Source<Integer> {
        @Override
        Coroutine<Integer> next(Integer last);
    }

    abstract static class Base<T extends Comparable<T>> implements Source<T> {
        @Override
        @Async
        public Coroutine<T> next(T last) {
            return value(await(leaf(last)));
        }
    }

    static class Both extends Base<Integer> implements IntSource {
        @Override
        @Async
        public Coroutine<Integer> next(Integer last) {
            return value(await(super.next(last)) + await(leaf(1)));
        }
    }

    @Async
    static <T> Coroutine<T> twice(Source<T> s, T t) {
        return value(await(s.next(await(s.next(t)))));
    }

    @Async
    Coroutine<Object> box() {
        IntSource lambda = x -> value(x * await(leaf(10)));
        return value(await(twice(new Both(), 1)) + await(twice(lambda, 2)) + await(new Both().next(5)));
    }
}
