package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AbstractAndPlainMix {

    abstract static class T {
        abstract Coroutine<Integer> step(int i);

        @Async
        Coroutine<Integer> all() {
            int s = 0;
            for (int i = 0; i < 3; i++) s += await(step(i));
            return value(s);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(
                        new T() {
                            @Override
                            @Async
                            Coroutine<Integer> step(int i) {
                                return value(await(leaf(i)) + 1);
                            }
                        }.all())
                + await(
                        new T() {
                            @Override
                            Coroutine<Integer> step(int i) {
                                return value(i * 10);
                            }
                        }.all()));
    }
}
