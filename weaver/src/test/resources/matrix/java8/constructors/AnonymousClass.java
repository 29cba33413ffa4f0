package java8.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class AnonymousClass {

    abstract static class Base {
        final int x;

        Base(int x) {
            this.x = x;
        }

        abstract int g();
    }

    @Async
    Coroutine<Object> box() {
        int k = 10;
        Base b = new Base(await(leaf(5))) {
            int own = 1;

            int g() {
                return x + k + own;
            }
        };
        return value(b.g());
    }
}
