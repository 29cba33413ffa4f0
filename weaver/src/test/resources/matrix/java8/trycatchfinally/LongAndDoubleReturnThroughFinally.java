package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class LongAndDoubleReturnThroughFinally {

    @Async
    Coroutine<Long> l() {
        try {
            return value(await(leaf(1L)) + 1L);
        } finally {
            long z = await(leaf(7L));
            double q = await(leaf(2.0));
            log(z + q);
        }
    }

    @Async
    Coroutine<Double> d() {
        try {
            return value(await(leaf(1.5)) * 2);
        } finally {
            await(leaf(1));
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(l()) + await(d()));
    }
}
