package java21.patterns;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class PatternsInTryWithResources {
    record Handle(String name) implements AutoCloseable {
        @Override
        public void close() {
            log("close " + name);
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Object o : new Object[] {new Handle("a"), "b", new Handle("c")}) {
            try (Handle h = await(leaf(o)) instanceof Handle k ? k : new Handle("made" + await(leaf(1)))) {
                if (h instanceof Handle(String name) && name.equals(await(leaf("c"))))
                    throw new IllegalStateException(name);
                all += h.name() + await(leaf("."));
            } catch (IllegalStateException e) {
                all += e.getMessage() + await(leaf("!"));
            }
        }
        return value(all);
    }
}
