// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class StatementsBeforeSuper {
    static class Base {
        final String text;

        Base(int n, String s) {
            log("Base");
            text = n + s;
        }
    }

    static class Derived extends Base {
        final int twice;

        Derived(int n, String s) {
            if (n < 0) throw new IllegalArgumentException("n" + n);
            int m = n * 2;
            String t = switch (s) {
                case "x" -> "ex";
                case String u -> u + u;
            };
            log("before super");
            super(m, t);
            twice = m;
        }

        @Async
        Coroutine<String> all() {
            return value(text + await(leaf(twice)));
        }
    }

    @Async
    Coroutine<Object> box() {
        String s = await(new Derived(await(leaf(1)), await(leaf("x"))).all())
                + await(new Derived(2, await(leaf("y"))).all());
        try {
            new Derived(await(leaf(-1)), await(leaf("z")));
        } catch (IllegalArgumentException e) {
            s += e.getMessage() + await(leaf("caught"));
        }
        return value(s);
    }
}
