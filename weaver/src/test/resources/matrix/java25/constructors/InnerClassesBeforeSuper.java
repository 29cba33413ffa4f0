// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InnerClassesBeforeSuper {
    int n = 5;

    class Inner {
        final int m;

        Inner(int m) {
            this.m = m;
        }

        @Async
        Coroutine<Integer> sum() {
            return value(m + n + await(leaf(1)));
        }
    }

    class Deeper extends Inner {
        final String name;

        Deeper(String name) {
            int outer = n;
            class Local {
                int length() {
                    return name.length() + outer;
                }
            }
            this.name = name + outer;
            super(new Local().length());
        }

        @Override
        @Async
        Coroutine<Integer> sum() {
            return value(await(super.sum()) * 10 + await(leaf(name)).length());
        }
    }

    @Async
    Coroutine<Object> box() {
        Inner inner = new Deeper(await(leaf("abc")));
        n = await(leaf(7));
        return value(await(inner.sum()) + await(new Inner(await(leaf(1))) {
            @Override
            @Async
            Coroutine<Integer> sum() {
                return value(await(super.sum()) + await(leaf(m)));
            }
        }.sum()));
    }
}
