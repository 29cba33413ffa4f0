import static weft.Asyncio.*;

import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import weft.*;
import weft.annotations.Async;

/** Classes that can be serialised, for each reason that there is; none declares its version but one. */
class Serials {
    static class Direct implements Serializable { int x; @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class BySuperclass extends HashMap<String, Integer> { int x; @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class ByOwn extends Direct { static int started = 1; protected long y; @Async public CompletableFuture<Void> run(int n) { await(yieldNow()); return null; } }
    static class Refused extends RuntimeException { Object why; @Async Coroutine<Void> tell() { await(yieldNow()); return done(); } }
    static class ByInterface implements Marked { @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class External implements Externalizable {
        public External() {}
        @Async Coroutine<Void> go() { await(yieldNow()); return done(); }
        @Override public void writeExternal(ObjectOutput out) {}
        @Override public void readExternal(ObjectInput in) {}
    }
    static class Declared implements Serializable { private static final long serialVersionUID = 7; @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class Wrong implements Serializable { private static final int serialVersionUID = 7; @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class NotConstant implements Serializable { static final long serialVersionUID = Long.parseLong("7"); @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class NotStatic implements Serializable { final long serialVersionUID = 7; @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class Capturing implements Serializable {
        Supplier<Coroutine<Integer>> lambda(int n) { return (Supplier<Coroutine<Integer>> & Serializable) () -> value(await(value(n))); }
    }
    static class Outer implements Serializable { private class Part implements Serializable { @Async private Coroutine<Void> go() { await(yieldNow()); return done(); } } Object part() { return new Part(); } }
    enum Colour { RED { @Override @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }, BLUE; Coroutine<Void> go() { return done(); } }
    record Price(int cents) implements Serializable { @Async Coroutine<Void> pay() { await(yieldNow()); return done(); } }
    interface Marked extends Comparable<Object>, Serializable { @Async default Coroutine<Void> wait2() { await(yieldNow()); return done(); } @Override default int compareTo(Object other) { return 0; } }
    static abstract class Abstract implements Serializable { abstract void a(); @Async static void b() { await(yieldNow()); } }
    static class Mute { @Async Coroutine<Void> go() { await(yieldNow()); return done(); } }
    static class Legacy extends Mute implements Serializable, Comparable<Legacy> {
        transient int a; private volatile String b; public static final String C = "c"; static { System.getProperty(C); }
        private Legacy(int n) {} protected Legacy() {}
        @Async final Coroutine<Void> last(long n) { await(yieldNow()); return done(); }
        synchronized native void other();
        @Override public int compareTo(Legacy other) { return 0; }
    }
}
