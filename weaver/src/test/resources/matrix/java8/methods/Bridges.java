package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class Bridges {

    interface Fn<A, B> {
        Coroutine<B> ap(A a);
    }

    static class S implements Fn<String, Integer> {
        @Async
        public Coroutine<Integer> ap(String s) {
            return value(await(leaf(s)).length());
        }
    }

    abstract static class G<T> {
        abstract Coroutine<T> make();

        @Async
        Coroutine<String> twice() {
            return value(await(make()) + "" + await(make()));
        }
    }

    static class H extends G<Long> {
        @Override
        @Async
        Coroutine<Long> make() {
            return value(await(leaf(4L)));
        }
    }

    @Async
    Coroutine<Object> box() {
        Fn<String, Integer> f = new S();
        return value(await(f.ap("abc")) + await(new H().twice()));
    }
}
