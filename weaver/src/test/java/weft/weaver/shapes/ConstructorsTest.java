package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class ConstructorsTest {
    private static final String PROGRAMS = """
// simple
static class P {
    final int a;
    final String b;

    P(int a, String b) {
        this.a = a;
        this.b = b;
        log("P");
    }

    public String toString() {
        return a + b;
    }
}

@Async
Coroutine<Object> box() {
    return value(
            "" + new P(await(leaf(1)), "x") + new P(2, await(leaf("y"))) + new P(await(leaf(3)), await(leaf("z"))));
}

// discarded
new StringBuilder(await(leaf("a")));
new Object();
return value(await(leaf(1)));

// nested
return value(new StringBuilder(new String(new char[] {await(leaf('a')), 'b'}))
        .append(new StringBuilder(await(leaf("c"))))
        .toString());

// deepNested
static class N {
    final Object a, b;

    N(Object a, Object b) {
        this.a = a;
        this.b = b;
    }

    public String toString() {
        return "(" + a + b + ")";
    }
}

@Async
Coroutine<Object> box() {
    return value(new N(
            new N(await(leaf(1)), new N(2, await(leaf(3)))), new N(new N(await(leaf(4)), 5), await(leaf(6)))));
}

// ternaryInArguments
static class P {
    final String s;

    P(Object a, long b, Object c) {
        s = a + "," + b + "," + c;
    }
}

@Async
Coroutine<Object> box() {
    boolean t = await(leaf(true));
    return value(
            new P(t ? await(leaf(1)) : await(leaf(2)), t ? 3L : await(leaf(4L)), !t ? "x" : await(leaf("y"))).s);
}

// branchWithoutAwaitInArguments
static class P {
    final String s;

    P(Object a, int b) {
        s = a + "," + b;
    }
}

@Async
Coroutine<Object> box() {
    int n = await(leaf(3));
    return value(new P(n > 2 ? "big" : "small", n + await(leaf(1))).s + new P(await(leaf("k")), n > 5 ? 1 : 2).s);
}

// shortCircuitInArguments
static class P {
    final String s;

    P(boolean a, boolean b) {
        s = a + "," + b;
    }
}

@Async
Coroutine<Object> box() {
    boolean t = true;
    return value(new P(t && await(leaf(false)), !t || await(leaf(true))).s);
}

// switchInArguments [17]
record P(Object a, Object b) {}

@Async
Coroutine<Object> box() {
    return value(new P(
            switch (await(leaf(1))) {
                case 1 -> await(leaf("one"));
                default -> 0;
            },
            await(leaf(2))));
}

// tryInArguments [17 javac]
record P(Object a, Object b) {}

@Async
Coroutine<Object> box() {
    return value(new P(
            "first",
            switch (1) {
                case 1 -> {
                    try {
                        yield await(leaf("t"));
                    } catch (IllegalStateException e) {
                        yield "c" + await(leaf(1));
                    } finally {
                        await(leaf("f"));
                    }
                }
                default -> 0;
            }));
}

// tryInArgumentsNested [17 javac]
record P(Object a, Object b) {}

@Async
Coroutine<Object> box() {
    int n = await(leaf(2));
    return value(new P(
            new P(
                    await(leaf(0)),
                    switch (n) {
                        case 2 -> {
                            try {
                                if (await(leaf(true))) throw new IOException("x");
                                yield "no";
                            } catch (IOException e) {
                                yield e.getMessage() + await(leaf(1));
                            }
                        }
                        default -> 0;
                    }),
            new StringBuilder(
                            switch (n) {
                                case 1 -> "one";
                                default -> {
                                    try {
                                        yield await(leaf("sb"));
                                    } finally {
                                        n = 3;
                                    }
                                }
                            })
                    .append(n)
                    .toString()));
}

// anonymousClass
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

// anonymousCapturingAwaited
@Async
Coroutine<Object> box() {
    int a = await(leaf(1));
    long b = await(leaf(2L));
    Supplier<Object> s = new Supplier<Object>() {
        final int c = a;

        public Object get() {
            return a + b + c + Main.this.n;
        }
    };
    n = await(leaf(100));
    return value(s.get());
}

int n;

// innerClass
int n = 7;

class In {
    final int v;

    In(int v) {
        this.v = v;
    }

    int sum() {
        return n + v;
    }

    class Deep {
        final int d;

        Deep(int d) {
            this.d = d;
        }

        int all() {
            return sum() + d;
        }
    }
}

@Async
Coroutine<Object> box() {
    In i = new In(await(leaf(1)));
    In j = this.new In(await(leaf(2)));
    In.Deep d = i.new Deep(await(leaf(3)));
    return value(i.sum() + j.sum() * 100 + d.all() * 10000);
}

// innerOfAwaitedOuter
class In {
    final int v;

    In(int v) {
        this.v = v;
    }

    public String toString() {
        return name + v;
    }
}

String name = "me";

@Async
Coroutine<Object> box() {
    Main other = await(leaf(new Main()));
    other.name = "other";
    return value("" + other.new In(await(leaf(2))) + await(leaf(other)).new In(3));
}

// innerOfNullOuter
class In {
    In(int v) {}
}

@Async
Coroutine<Object> box() {
    Main other = null;
    try {
        other.new In(await(leaf(2)));
    } catch (NullPointerException e) {
        log("npe");
    }
    return value(await(leaf(1)));
}

// localClass
@Async
Coroutine<Object> box() {
    int k = await(leaf(3));
    class L {
        final int v;

        L(int v) {
            this.v = v * k;
        }
    }
    L l = new L(await(leaf(4)));
    return value(l.v + new L(5).v);
}

// classInitBeforeArguments
static class Noisy {
    static {
        log("init");
    }

    final Object o;

    Noisy(Object o) {
        log("new");
        this.o = o;
    }
}

@Async
Coroutine<Object> box() {
    log("start");
    Noisy n = new Noisy(log(await(leaf("arg"))));
    return value(n.o);
}

// classInitFails
static class Bad {
    static {
        log("init");
        if (true) throw new IllegalArgumentException("static");
    }

    Bad(Object o) {}
}

@Async
Coroutine<Object> box() {
    for (int i = 0; i < 2; i++)
        try {
            new Bad(await(leaf(i)));
        } catch (LinkageError e) {
            log(e.getClass());
        }
    return value(await(leaf("end")));
}

// abstractOrMissingOrder
static class A {
    static {
        log("A");
    }

    A(Object o) {
        log("new A");
    }
}

static class B extends A {
    static {
        log("B");
    }

    B(Object x, Object y) {
        super(x);
        log(y);
    }
}

@Async
Coroutine<Object> box() {
    B b = new B(await(leaf(1)), new A(await(leaf(2))));
    return value(b != null);
}

// constructorThrows
static class T {
    T(int x) {
        if (x == 2) throw new IllegalArgumentException("x" + x);
        log(x);
    }
}

@Async
Coroutine<Object> box() {
    try {
        new T(await(leaf(1)));
        new T(await(leaf(2)));
        new T(await(leaf(3)));
    } catch (IllegalArgumentException e) {
        return value(log(e.getMessage()) + await(leaf("c")));
    }
    return value("no");
}

// operandsBelowNew
static String f(int a, long b, Object c, double d) {
    return a + "," + b + "," + c + "," + d;
}

@Async
Coroutine<Object> box() {
    return value(f(1, await(leaf(2L)), new StringBuilder(await(leaf("sb"))), await(leaf(1.5)))
            + f(await(leaf(1)), 2L, new String(await(leaf("n"))), 3.0));
}

// newAsReceiver
return value(new StringBuilder(await(leaf("a")))
        .append(await(leaf("b")))
        .insert(await(leaf(0)), new StringBuilder().append(await(leaf(1))))
        .toString());

// newInLoop
String s = "";
for (int i = 0; i < 3; i++) s += new StringBuilder(await(leaf("x" + i))).append(i);
return value(s);

// wideArguments
static class W {
    final String s;

    W(long a, double b, long c, int d) {
        s = a + "," + b + "," + c + "," + d;
    }
}

@Async
Coroutine<Object> box() {
    long q = 5;
    return value(new W(q, await(leaf(1.5)), q + await(leaf(2L)), await(leaf(3))).s);
}

// throwNew
try {
    throw new IllegalArgumentException(await(leaf("msg")), new IOException("cause" + await(leaf(1))));
} catch (IllegalArgumentException e) {
    return value(log(e));
}

// newArrayOfNew
static class P {
    final int a;

    P(int a) {
        this.a = a;
    }

    public String toString() {
        return "P" + a;
    }
}

@Async
Coroutine<Object> box() {
    P[] p = {new P(1), new P(await(leaf(2))), await(leaf(new P(3)))};
    return value(p);
}

// genericNew
Map<String, Integer> m = new TreeMap<>(Collections.singletonMap(await(leaf("k")), await(leaf(1))));
List<Integer> l = new ArrayList<>(await(leaf(Arrays.asList(3, 4))));
return value(m.toString() + l);

// varargsConstructor
static class V {
    final String s;

    V(int a, Object... r) {
        s = a + Arrays.toString(r);
    }
}

@Async
Coroutine<Object> box() {
    return value(new V(await(leaf(1))).s + new V(1, await(leaf(2)), "x", await(leaf(3L))).s);
}

// privateConstructor
static class Q {
    private final int v;

    private Q(int v) {
        this.v = v;
    }
}

@Async
Coroutine<Object> box() {
    return value(new Q(await(leaf(5))).v);
}

// enumConstantBodyConstructor
enum E {
    A(1) {
        int f() {
            return v * 2;
        }
    },
    B(2);
    final int v;

    E(int v) {
        this.v = v;
    }

    int f() {
        return v;
    }
}

@Async
Coroutine<Object> box() {
    int s = 0;
    for (E e : E.values()) s = s * 10 + e.f() + await(leaf(e.v));
    return value(s);
}

// recordCompact [17]
record P(int a, String b) {
    P {
        if (a < 0) throw new IllegalArgumentException("neg");
        b = b + "!";
    }
}

@Async
Coroutine<Object> box() {
    try {
        log(new P(await(leaf(1)), await(leaf("x"))));
        new P(await(leaf(-1)), "y");
    } catch (IllegalArgumentException e) {
        log(e);
    }
    return value("end");
}

// exceptionBetweenNewAndInit
static class P {
    static {
        log("P loaded");
    }

    P(int a, int b) {
        log("P made");
    }
}

@Async
Coroutine<Object> box() {
    try {
        new P(await(leaf(1)), 1 / await(leaf(0)));
    } catch (ArithmeticException e) {
        log(e);
    }
    return value(await(leaf(2)));
}

// assignedToField
StringBuilder f;

@Async
Coroutine<Object> box() {
    this.f = new StringBuilder(await(leaf("a")));
    f = new StringBuilder(f + await(leaf("b")));
    return value(f.toString());
}

// inReturn
@Async
Coroutine<StringBuilder> f() {
    return value(new StringBuilder(await(leaf("r"))));
}

@Async
Coroutine<Object> box() {
    return value(await(f()).append(1).toString());
}

// lambdaArgument
static class L {
    final Supplier<Object> s;
    final Object o;

    L(Supplier<Object> s, Object o) {
        this.s = s;
        this.o = o;
    }
}

@Async
Coroutine<Object> box() {
    int q = 3;
    L l = new L(() -> q + 1, await(leaf(2)));
    return value(l.s.get() + "" + l.o);
}

// copiedResult
static class P {
    int a;

    P(int a) {
        this.a = a;
    }
}

P p;

@Async
Coroutine<Object> box() {
    P x = p = new P(await(leaf(1)));
    P[] y = new P[1];
    P z = y[0] = new P(await(leaf(2)));
    return value(x.a + p.a + z.a * 10 + y[0].a * 100);
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
