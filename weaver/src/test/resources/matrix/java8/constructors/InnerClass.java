package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InnerClass {

    int n = 7;

    class In {
        final int v;

        In(int v) {
            this.v = v;
        }

        int sum() {
            return n + v;
        }

        class Deep {
            final int d;

            Deep(int d) {
                this.d = d;
            }

            int all() {
                return sum() + d;
            }
        }
    }

    @Async
    Coroutine<Object> box() {
        In i = new In(await(leaf(1)));
        In j = this.new In(await(leaf(2)));
        In.Deep d = i.new Deep(await(leaf(3)));
        return value(i.sum() + j.sum() * 100 + d.all() * 10000);
    }
}
