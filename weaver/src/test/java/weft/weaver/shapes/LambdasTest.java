package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class LambdasTest {
    private static final String PROGRAMS = """
// nonCapturing
Function<Integer, Coroutine<Integer>> f = x -> value(await(leaf(x)) + 1);
return value(await(f.apply(1)) + await(f.apply(2)));

// capturing
int a = 5;
String b = "b";
Function<Integer, Coroutine<String>> f = x -> {
    String s = b + a;
    s += await(leaf(x));
    return value(s + a + b);
};
return value(await(f.apply(1)));

// capturingThis
int n = 3;

@Async
Coroutine<Object> box() {
    Supplier<Coroutine<Integer>> s = () -> {
        n += await(leaf(1));
        return value(n + m());
    };
    int r = await(s.get());
    n++;
    return value(r + await(s.get()));
}

int m() {
    return n * 10;
}

// inPlainMethod
Supplier<Coroutine<Integer>> make(int k) {
    return () -> value(await(leaf(k)) * 2);
}

@Async
Coroutine<Object> box() {
    return value(await(make(4).get()));
}

// inStaticPlainMethod
static Supplier<Coroutine<Integer>> make(long k) {
    return () -> value((int) k + await(leaf(1)));
}

@Async
Coroutine<Object> box() {
    return value(await(make(4).get()));
}

// inConstructorAndInitialiser
final Supplier<Coroutine<Integer>> a = () -> value(await(leaf(1)));
final Supplier<Coroutine<Integer>> b;
static final Supplier<Coroutine<Integer>> C = () -> value(await(leaf(3)));

public Main() {
    int k = 2;
    b = () -> value(await(leaf(k)));
}

@Async
Coroutine<Object> box() {
    return value(await(a.get()) + await(b.get()) * 10 + await(C.get()) * 100);
}

// nested
Function<Integer, Coroutine<String>> f = x -> {
    Supplier<Coroutine<String>> g = () -> {
        String s = "in" + x;
        return value(s + await(leaf(x)));
    };
    return value("out" + await(g.get()) + await(leaf(2)));
};
return value(await(f.apply(7)));

// returningStage
Function<Integer, CompletableFuture<Integer>> f = x -> completedFuture(await(leaf(x)) + 1);
Function<Integer, CompletionStage<String>> g = x -> {
    String s = "s" + await(leaf(x));
    return completedFuture(s);
};
return value(await(f.apply(1)) + await(g.apply(2)));

// returningTask [loop]
Function<Integer, Task<Integer>> f = x -> {
    int y = await(leaf(x));
    return Task.completed(y + 1);
};
return value(await(f.apply(1)));

// primitiveCaptures
byte b = 1;
char c = 'c';
short s = 2;
long l = 3;
float f = 4;
double d = 5;
boolean z = true;
Supplier<Coroutine<String>> q = () -> {
    await(leaf(0));
    String r = "" + b + c + s + l + f + d + z;
    await(leaf(1));
    return value(r + l + d);
};
return value(await(q.get()));

// generic
static <T> Function<T, Coroutine<List<T>>> twice(List<T> to) {
    return t -> {
        to.add(await(leaf(t)));
        to.add(t);
        return value(to);
    };
}

@Async
Coroutine<Object> box() {
    return value(await(Main.<Object>twice(new ArrayList<>()).apply("x")));
}

// intFunction
IntFunction<Coroutine<Integer>> f = i -> value(i + await(leaf(i)));
ToIntFunction<String> plain = String::length;
return value(await(f.apply(3)) + plain.applyAsInt("ab"));

// manyParameters
interface F {
    Coroutine<String> f(int a, long b, String c, double d, Object... e);
}

@Async
Coroutine<Object> box() {
    int k = 1;
    F f = (a, b, c, d, e) -> value(k + a + b + c + await(leaf(d)) + e.length + b);
    return value(await(f.f(1, 2, "c", 4, 5, 6)));
}

// throwing
interface F {
    Coroutine<String> f(String s) throws IOException;
}

@Async
Coroutine<Object> box() {
    F f = s -> {
        try {
            if (await(leaf(s)).isEmpty()) throw new IOException("empty");
            return value(s);
        } finally {
            log("fin" + await(leaf(1)));
        }
    };
    try {
        log(await(f.f("x")));
        await(f.f(""));
    } catch (IOException e) {
        log(e);
    }
    return value("end");
}

// methodReferenceToAsync
@Async
Coroutine<Integer> inst(int x) {
    return value(x + await(leaf(1)));
}

@Async
static Coroutine<Integer> stat(int x) {
    return value(x + await(leaf(2)));
}

static class P {
    final int v;

    P(int v) {
        this.v = v;
    }

    @Async
    Coroutine<Integer> get() {
        return value(v + await(leaf(3)));
    }
}

@Async
Coroutine<Object> box() {
    Function<Integer, Coroutine<Integer>> a = this::inst, b = Main::stat;
    Function<P, Coroutine<Integer>> c = P::get;
    Function<Integer, P> d = P::new;
    return value(await(a.apply(10)) + await(b.apply(100)) + await(c.apply(d.apply(await(leaf(1000))))));
}

// serialisable
interface S extends Supplier<Coroutine<String>>, Serializable {}

@Async
Coroutine<Object> box() throws Exception {
    String k = "k" + await(leaf(1));
    S s = () -> value(k + await(leaf(2)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ObjectOutputStream(out).writeObject(s);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())) {
        @Override
        protected Class<?> resolveClass(ObjectStreamClass c) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(c.getName(), false, Main.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(c);
            }
        }
    };
    S t = (S) in.readObject();
    return value(await(s.get()) + await(t.get()));
}

// intersectionCast
Supplier<Coroutine<Integer>> s = (Supplier<Coroutine<Integer>> & Serializable) () -> value(await(leaf(1)));
return value(await(s.get()) + "" + (s instanceof Serializable));

// twoInOneMethod
Supplier<Coroutine<Integer>> a = () -> value(await(leaf(1))), b = () -> value(await(leaf(2)));
Supplier<Coroutine<Integer>> c = await(leaf(true)) ? a : b;
return value(await(a.get()) + await(b.get()) + await(c.get()));

// inInterface
interface I {
    Supplier<Coroutine<Integer>> C = () -> value(await(leaf(1)));

    default Supplier<Coroutine<Integer>> d(int x) {
        return () -> value(x + await(leaf(2)) + own());
    }

    static Supplier<Coroutine<Integer>> s() {
        return () -> value(await(leaf(3)));
    }

    int own();
}

@Async
Coroutine<Object> box() {
    I i = () -> 1000;
    return value(await(I.C.get()) + await(i.d(10).get()) + await(I.s().get()));
}

// inEnum
enum E {
    A(x -> value("A" + await(leaf(x)))),
    B(x -> value("B" + x));
    final Function<Integer, Coroutine<String>> f;

    E(Function<Integer, Coroutine<String>> f) {
        this.f = f;
    }
}

@Async
Coroutine<Object> box() {
    return value(await(E.A.f.apply(1)) + await(E.B.f.apply(2)));
}

// withLoopAndTry
Function<Integer, Coroutine<Integer>> f = n -> {
    int s = 0;
    for (int i = 0; i < n; i++) {
        try {
            s += await(leaf(i));
        } catch (IllegalStateException e) {
            s += 100;
        } finally {
            s++;
        }
    }
    return value(s);
};
return value(await(f.apply(3)));

// recursiveThroughField
Function<Integer, Coroutine<Integer>> fact =
        n -> n <= 1 ? value(1) : value(n * await(this.fact.apply(n - 1)) + 0 * await(leaf(n)));

@Async
Coroutine<Object> box() {
    return value(await(fact.apply(5)));
}

// plainLambdaBesideAwait
int k = await(leaf(2));
List<Integer> l = new ArrayList<>(Arrays.asList(3, 1, 2));
l.sort((a, b) -> b - a);
l.replaceAll(x -> x * k);
await(leaf(1));
Runnable r = () -> log("run" + k);
r.run();
return value(l);

// capturedInLocalClass
int k = 1;
class L {
    Supplier<Coroutine<Integer>> s(int z) {
        return () -> value(k + z + await(leaf(1)));
    }
}
return value(await(new L().s(5).get()));

// blockLambdaReturningOther
@Async
Coroutine<Integer> other(int x) {
    return value(await(leaf(x)));
}

@Async
Coroutine<Object> box() {
    Function<Integer, Coroutine<Integer>> f = x -> {
        await(leaf("pre"));
        return other(x);
    };
    Function<Integer, Coroutine<Integer>> g = x -> other(x);
    Function<Integer, Coroutine<Integer>> h = this::other;
    return value(await(f.apply(1)) + await(g.apply(2)) + await(h.apply(3)));
}

// superInLambda
static class A {
    @Async
    Coroutine<String> f(int x) {
        return value("A" + await(leaf(x)));
    }
}

static class B extends A {
    @Override
    @Async
    Coroutine<String> f(int x) {
        Supplier<Coroutine<String>> s = () -> value("L" + await(super.f(x)));
        return value("B" + await(s.get()));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new B().f(3)));
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
