package java8.nested;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EnumBodiesAbstract {
    enum Op {
        PLUS("+") {
            @Override
            @Async
            Coroutine<Integer> on(int a, int b) {
                return value(await(leaf(a)) + await(leaf(b)));
            }
        },
        TIMES("*") {
            private int calls;

            @Override
            @Async
            Coroutine<Integer> on(int a, int b) {
                calls += await(leaf(1));
                return value(a * await(PLUS.on(b, 0)) + calls * 0);
            }
        };

        final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        abstract Coroutine<Integer> on(int a, int b);

        @Async
        static Coroutine<String> all(int a, int b) {
            String s = "";
            for (Op op : values()) s += op.sign + await(op.on(a, b));
            return value(s);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(
                await(Op.all(2, 3)) + await(Op.valueOf(await(leaf("TIMES"))).on(4, 5)));
    }
}
