package java11.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AnonymousDiamond {
    abstract static class Op<A, B> {
        final A first;

        Op(A first) {
            this.first = first;
        }

        abstract Coroutine<B> on(A a);
    }

    @Async
    Coroutine<Object> box() {
        int k = await(leaf(2));
        Op<String, Integer> op = new Op<>(await(leaf("f"))) {
            @Override
            @Async
            Coroutine<Integer> on(String a) {
                return value(await(leaf(a)).length() + first.length() + k);
            }
        };
        return value(await(op.on("abc")) + await(leaf(op.first)));
    }
}
