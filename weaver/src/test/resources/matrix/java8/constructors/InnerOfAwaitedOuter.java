package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InnerOfAwaitedOuter {

    class In {
        final int v;

        In(int v) {
            this.v = v;
        }

        public String toString() {
            return name + v;
        }
    }

    String name = "me";

    @Async
    Coroutine<Object> box() {
        InnerOfAwaitedOuter other = await(leaf(new InnerOfAwaitedOuter()));
        other.name = "other";
        return value("" + other.new In(await(leaf(2))) + await(leaf(other)).new In(3));
    }
}
