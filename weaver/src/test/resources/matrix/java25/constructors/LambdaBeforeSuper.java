// javac
package java25.constructors;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class LambdaBeforeSuper {
    static class Base {
        final Supplier<Coroutine<String>> source;

        Base(Supplier<Coroutine<String>> source) {
            this.source = source;
        }
    }

    static class Derived extends Base {
        Derived(int n) {
            String text = "n" + n;
            Supplier<Coroutine<String>> inner = () -> value(text + await(leaf(n)));
            super(() -> {
                String s = await(inner.get());
                return value(s + await(leaf(text)));
            });
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(new Derived(await(leaf(1))).source.get()) + await(new Derived(2).source.get()));
    }
}
