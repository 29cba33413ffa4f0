package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class MethodsTest {
    private static final String PROGRAMS = """
// staticBox
static @Async Coroutine<Integer> f(int x) {
    return value(await(leaf(x)) + 1);
}

static @Async Coroutine<Object> box() {
    return value(await(f(1)) + await(Main.f(2)));
}

// privateMethods
@Async
private Coroutine<Integer> f(int x) {
    return value(await(leaf(x)) + 1);
}

@Async
private static Coroutine<Integer> g(int x) {
    return value(await(leaf(x)) * 2);
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)) + await(g(2)) + await(new Main().f(3)));
}

// overloads
@Async
Coroutine<String> f(int x) {
    return value("int" + await(leaf(x)));
}

@Async
Coroutine<String> f(long x) {
    return value("long" + await(leaf(x)));
}

@Async
Coroutine<String> f(Object x) {
    return value("Object" + await(leaf(x)));
}

@Async
Coroutine<String> f(String x) {
    return value("String" + await(leaf(x)));
}

@Async
Coroutine<String> f(int x, int... y) {
    return value("varargs" + await(leaf(y))[0]);
}

@Async
Coroutine<String> f() {
    return value("none" + await(leaf(0)));
}

@Async
Coroutine<Object> box() {
    return value(
            await(f(1)) + await(f(1L)) + await(f('c' + "")) + await(f((Object) "o")) + await(f(1, 2)) + await(f()));
}

// recursion
@Async
Coroutine<Integer> fib(int n) {
    return n < 2 ? value(n) : value(await(fib(n - 1)) + await(fib(n - 2)) + 0 * await(leaf(n)));
}

@Async
Coroutine<Object> box() {
    return value(await(fib(7)));
}

// mutualRecursion
@Async
Coroutine<Boolean> even(int n) {
    if (n == 0) return value(true);
    await(leaf(n));
    return value(await(odd(n - 1)));
}

@Async
Coroutine<Boolean> odd(int n) {
    if (n == 0) return value(false);
    return value(await(even(n - 1)));
}

@Async
Coroutine<Object> box() {
    return value(await(even(9)));
}

// varargs
@Async
Coroutine<Integer> sum(int... xs) {
    int s = 0;
    for (int x : xs) s += await(leaf(x));
    return value(s);
}

@Async
Coroutine<Object> box() {
    return value(await(sum())
            + await(sum(1))
            + await(sum(1, await(leaf(2)), 3))
            + await(sum(new int[] {await(leaf(4))})));
}

// objectVarargs
@Async
static Coroutine<String> all(Object... xs) {
    return value(Arrays.toString(xs) + await(leaf(xs.length)));
}

@Async
Coroutine<Object> box() {
    return value(await(all())
            + await(all((Object) null))
            + await(all("a", await(leaf(1)), 'c'))
            + await(all((Object[]) new String[] {"x"})));
}

// generics
@Async
<T, R> Coroutine<R> map(T t, Function<? super T, ? extends R> f) {
    T u = await(leaf(t));
    return value(f.apply(u));
}

@Async
<T extends Comparable<T>> Coroutine<T> max(List<T> l) {
    T m = l.get(0);
    for (T t : l) if (await(leaf(t)).compareTo(m) > 0) m = t;
    return value(m);
}

@Async
Coroutine<Object> box() {
    return value(await(map(3, x -> "n" + x)) + await(max(Arrays.asList(2, 9, 4))));
}

// genericClass
static class Box<T> {
    T t;

    Box(T t) {
        this.t = t;
    }

    @Async
    Coroutine<T> get() {
        await(leaf(1));
        return value(t);
    }

    @Async
    <U> Coroutine<Box<U>> map(Function<T, Coroutine<U>> f) {
        return value(new Box<>(await(f.apply(await(get())))));
    }
}

@Async
Coroutine<String> show(Integer i) {
    return value("i" + await(leaf(i)));
}

@Async
Coroutine<Object> box() {
    return value(await(await(new Box<>(5).map(this::show)).get()));
}

// bridges
interface Fn<A, B> {
    Coroutine<B> ap(A a);
}

static class S implements Fn<String, Integer> {
    @Async
    public Coroutine<Integer> ap(String s) {
        return value(await(leaf(s)).length());
    }
}

abstract static class G<T> {
    abstract Coroutine<T> make();

    @Async
    Coroutine<String> twice() {
        return value(await(make()) + "" + await(make()));
    }
}

static class H extends G<Long> {
    @Override
    @Async
    Coroutine<Long> make() {
        return value(await(leaf(4L)));
    }
}

@Async
Coroutine<Object> box() {
    Fn<String, Integer> f = new S();
    return value(await(f.ap("abc")) + await(new H().twice()));
}

// covariantReturn
static class A {
    Coroutine<? extends Object> f() {
        return value("A");
    }

    CompletionStage<Integer> g() {
        return completedFuture(1);
    }
}

static class B extends A {
    @Override
    @Async
    Coroutine<String> f() {
        return value("B" + await(leaf(1)));
    }

    @Override
    @Async
    CompletableFuture<Integer> g() {
        return completedFuture(await(leaf(2)) + await(super.g()));
    }
}

@Async
Coroutine<Object> box() {
    A a = new B();
    Object o = await(a.f());
    return value(o + "" + await(a.g()));
}

// interfaceDefaultStaticPrivate [11]
interface I {
    int n();

    @Async
    default Coroutine<Integer> d(int x) {
        return value(await(p(x)) + n() + await(I.s(x)));
    }

    @Async
    private Coroutine<Integer> p(int x) {
        return value(await(leaf(x)) * 10);
    }

    @Async
    static Coroutine<Integer> s(int x) {
        return value(await(leaf(x)) * 100 + await(q()));
    }

    @Async
    private static Coroutine<Integer> q() {
        return value(await(leaf(1000)));
    }
}

@Async
Coroutine<Object> box() {
    I i = () -> 7;
    return value(await(i.d(2)));
}

// interfaceDefault8
interface I {
    int n();

    @Async
    default Coroutine<Integer> d(int x) {
        int y = n();
        return value(await(leaf(x)) + n() + y + await(I.s(x)));
    }

    @Async
    static Coroutine<Integer> s(int x) {
        return value(await(leaf(x)) * 100);
    }
}

static class C implements I {
    public int n() {
        return 3;
    }

    @Override
    @Async
    public Coroutine<Integer> d(int x) {
        return value(await(I.super.d(x + 1)) * 2 + await(leaf(1)));
    }
}

@Async
Coroutine<Object> box() {
    I i = () -> 7;
    return value(await(i.d(2)) + " " + await(new C().d(2)));
}

// superCalls
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
        return value("B" + await(super.f(x + 1)) + await(leaf("b")));
    }
}

static class C extends B {
    @Override
    @Async
    Coroutine<String> f(int x) {
        String s = await(super.f(x + 1));
        return value("C" + s + await(super.f(0)));
    }
}

@Async
Coroutine<Object> box() {
    A a = new C();
    return value(await(a.f(1)));
}

// superOfPlain
static class A {
    Coroutine<String> f(int x) {
        return value("plain" + x);
    }

    int g(int x) {
        return x;
    }
}

static class B extends A {
    @Override
    @Async
    Coroutine<String> f(int x) {
        return value(await(super.f(super.g(await(leaf(x))))));
    }

    @Override
    int g(int x) {
        return -x;
    }
}

static class C extends B {
    @Override
    Coroutine<String> f(int x) {
        return super.f(x + 100);
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new C().f(1)) + await(new B().f(2)));
}

// superMethodReference
static class A {
    int g(int x) {
        return x;
    }
}

static class B extends A {
    @Override
    int g(int x) {
        return -x;
    }

    @Async
    Coroutine<Integer> f(int x) {
        IntUnaryOperator u = super::g;
        int y = await(leaf(x));
        return value(u.applyAsInt(y) * 10 + g(y));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new B().f(2)));
}

// superAcrossPackages
public static class B extends superAcrossPackagesLib.A {
    @Override
    @Async
    protected Coroutine<String> f(int x) {
        return value("B" + await(super.f(x)) + field + await(leaf(guarded(x))) + await(super.f(5)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new B().f(1)) + await(new B().open()));
}
// file: superAcrossPackagesLib/A.java
public class A {
    protected String field = "F";

    protected int guarded(int x) {
        return x + 1;
    }

    @Async
    protected Coroutine<String> f(int x) {
        return value("A" + await(leaf(x)) + await(hidden()));
    }

    @Async
    Coroutine<String> hidden() {
        return value("h" + await(leaf(2)));
    }

    @Async
    public Coroutine<String> open() {
        return value("o" + await(f(3)));
    }
}

// packagePrivateNotOverridden
public static class B extends packagePrivateNotOverriddenLib.A {
    @Async
    Coroutine<String> f() {
        return value("B" + await(leaf(1)));
    }
}

@Async
Coroutine<Object> box() {
    B b = new B();
    return value(await(b.f()) + await(packagePrivateNotOverriddenLib.A.call(b)));
}
// file: packagePrivateNotOverriddenLib/A.java
public class A {
    @Async
    Coroutine<String> f() {
        return value("A" + await(leaf(2)));
    }

    public static Coroutine<String> call(A a) {
        return a.f();
    }
}

// privateSameNameInSubclass
static class A {
    @Async
    private Coroutine<String> f() {
        return value("A" + await(leaf(1)));
    }

    @Async
    Coroutine<String> g() {
        return value(await(f()) + await(this.f()));
    }
}

static class B extends A {
    @Async
    private Coroutine<String> f() {
        return value("B" + await(leaf(2)));
    }

    @Async
    Coroutine<String> h() {
        return value(await(f()) + await(g()));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new B().h()));
}

// protectedFieldsAndClone
static class A implements Cloneable {
    int[] n = {1};

    @Async
    Coroutine<A> copy() throws CloneNotSupportedException {
        await(leaf(1));
        A a = (A) super.clone();
        a.n = n.clone();
        a.n[0] += await(leaf(1));
        return value(a);
    }
}

@Async
Coroutine<Object> box() throws CloneNotSupportedException {
    A a = new A();
    return value(await(a.copy()).n[0] + a.n[0]);
}

// diamond
interface I {
    @Async
    default Coroutine<String> f() {
        return value("I" + await(leaf(1)));
    }
}

interface J extends I {
    @Override
    @Async
    default Coroutine<String> f() {
        return value("J" + await(I.super.f()));
    }
}

interface K extends I {}

static class C implements J, K {
    @Override
    @Async
    public Coroutine<String> f() {
        return value("C" + await(J.super.f()) + await(leaf(2)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new C().f()));
}

// abstractAndPlainMix
abstract static class T {
    abstract Coroutine<Integer> step(int i);

    @Async
    Coroutine<Integer> all() {
        int s = 0;
        for (int i = 0; i < 3; i++) s += await(step(i));
        return value(s);
    }
}

@Async
Coroutine<Object> box() {
    return value(await(
                    new T() {
                        @Override
                        @Async
                        Coroutine<Integer> step(int i) {
                            return value(await(leaf(i)) + 1);
                        }
                    }.all())
            + await(
                    new T() {
                        @Override
                        Coroutine<Integer> step(int i) {
                            return value(i * 10);
                        }
                    }.all()));
}

// noAwaitAtAll
@Async
Coroutine<Integer> f() {
    return value(5);
}

@Async
Coroutine<Void> g() {
    return done();
}

@Async
Coroutine<Integer> h() throws IOException {
    throw new IOException("h");
}

@Async
Coroutine<Object> box() {
    await(g());
    try {
        await(h());
    } catch (IOException e) {
        log(e);
    }
    return value(await(f()) + await(leaf(1)));
}

// manyParameters
@Async
static Coroutine<String> f(
        int a,
        long b,
        int c,
        double d,
        String e,
        float g,
        byte h,
        char i,
        short j,
        boolean k,
        Object l,
        int[] m,
        long n,
        double o) {
    await(leaf(1));
    return value("" + a + b + c + d + e + g + h + i + j + k + l + m[0] + n + o);
}

@Async
Coroutine<Object> box() {
    return value(await(
            f(1, 2, 3, 4, "5", 6, (byte) 7, '8', (short) 9, true, 11, new int[] {12}, 13, await(leaf(14.0)))));
}

// unusedParameters
@Async
Coroutine<Integer> f(String a, long b, int c) {
    await(leaf(1));
    return value(c);
}

@Async
Coroutine<Object> box() {
    return value(await(f("unused", 1L, 2)));
}

// strangeNames
@Async
Coroutine<Integer> $() {
    return value(await(leaf(1)));
}

@Async
Coroutine<Integer> $$m$1(int $a) {
    return value(await(leaf($a)));
}

@Async
Coroutine<Integer> état(int été) {
    return value(await(leaf(été)));
}

@Async
Coroutine<Integer> step() {
    return value(await(leaf(5)));
}

@Async
Coroutine<Integer> name(int state) {
    return value(await(leaf(state)));
}

@Async
Coroutine<Object> box() {
    return value(await($()) + await($$m$1(2)) + await(état(3)) + await(step()) + await(name(7)));
}

// sameErasureDifferentReturn
static class A<T> {
    @Async
    Coroutine<String> f(T t) {
        return value("A" + await(leaf(t)));
    }
}

static class B extends A<String> {
    @Override
    @Async
    Coroutine<String> f(String t) {
        return value("B" + await(super.f(t)));
    }

    @Async
    Coroutine<String> f(CharSequence o) {
        return value("O" + await(f("" + o)));
    }
}

@Async
Coroutine<Object> box() {
    A<String> a = new B();
    return value(await(a.f("x")) + await(new B().f(new StringBuilder("sb"))));
}

// synchronizedCallee
int n;

synchronized int inc(int x) {
    return n += x;
}

@Async
Coroutine<Object> box() {
    int a = inc(await(leaf(1)));
    int b;
    synchronized (this) {
        b = inc(5);
    }
    await(leaf(2));
    synchronized (this) {
        n++;
        if (b > 100) return value("no");
    }
    return value(a + b + inc(await(leaf(3))));
}

// monitorReleasedBeforeAwait
final Object lock = new Object();
int n;

@Async
Coroutine<Object> box() {
    for (int i = 0; i < 3; i++) {
        int m;
        synchronized (lock) {
            n += i;
            if (i == 1) continue;
            try {
                m = n / (i - 0);
            } catch (ArithmeticException e) {
                m = -1;
            }
        }
        n += await(leaf(m));
    }
    return value(n);
}

// strictfpAndFinal
@Async
final strictfp Coroutine<Double> f(double d) {
    return value(d / 3 * await(leaf(1.5)));
}

@Async
Coroutine<Object> box() {
    return value(await(f(2)));
}

// annotatedMain
@Async
public static Coroutine<Object> box() {
    return value(Main.class.getSimpleName() + await(leaf(1)));
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
