package java17.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SealedTypes {
    sealed interface Animal permits Dog, Cat {
        Coroutine<String> sound();

        @Async
        default Coroutine<String> twice() {
            return value(await(sound()) + await(sound()));
        }
    }

    static final class Dog implements Animal {
        @Override
        @Async
        public Coroutine<String> sound() {
            return value(await(leaf("wau")));
        }
    }

    abstract static sealed class Cat implements Animal permits Lion, House {
        @Async
        Coroutine<String> own() {
            return value(await(leaf("cat")));
        }
    }

    static non-sealed class Lion extends Cat {
        @Override
        @Async
        public Coroutine<String> sound() {
            return value("roar" + await(own()));
        }
    }

    static final class House extends Cat {
        @Override
        public Coroutine<String> sound() {
            return own();
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Animal animal : List.of(new Dog(), new Lion(), new House(), new Lion() {})) all += await(animal.twice());
        return value(all);
    }
}
