package java11.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfacePrivateMethods {
    interface Greeter {
        String name();

        @Async
        default Coroutine<String> greet(int times) {
            String s = "";
            for (int i = 0; i < times; i++) s += await(once(i)) + await(end(i));
            return value(s);
        }

        @Async
        private Coroutine<String> once(int i) {
            return value(await(leaf(name())) + i);
        }

        @Async
        private static Coroutine<String> end(int i) {
            return value(i > await(leaf(0)) ? "." : ",");
        }

        static Coroutine<String> of(String s) {
            Greeter g = () -> s;
            return g.once(7);
        }
    }

    @Async
    Coroutine<Object> box() {
        return value(await(((Greeter) () -> "me").greet(await(leaf(2)))) + await(Greeter.of("you")));
    }
}
