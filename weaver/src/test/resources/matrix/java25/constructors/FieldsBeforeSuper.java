// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class FieldsBeforeSuper {
    static class Base {
        final Coroutine<String> started;

        Base() {
            started = describe();
        }

        @Async
        Coroutine<String> describe() {
            return value(await(leaf("base")));
        }
    }

    static class Derived extends Base {
        final int n;
        final List<String> names;

        Derived(int n, String... names) {
            this.n = n;
            this.names = List.of(names);
            super();
        }

        @Override
        @Async
        Coroutine<String> describe() {
            return value(n + await(leaf(names.get(await(leaf(0))))) + await(super.describe()));
        }
    }

    @Async
    Coroutine<Object> box() {
        Base b = new Derived(await(leaf(4)), await(leaf("a")), "b");
        return value(await(b.started) + await(b.describe()));
    }
}
