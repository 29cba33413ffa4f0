package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class NestedTest {
    private static final String PROGRAMS = """
// innerClass
private int n = 1;

class In {
    private int m = 2;

    @Async
    private Coroutine<Integer> f() {
        n += await(leaf(3));
        return value(n + m + secret());
    }
}

private int secret() {
    return 100;
}

@Async
Coroutine<Object> box() {
    In i = new In();
    i.m = await(leaf(5));
    return value(await(i.f()) + i.m);
}

// staticNested
static class S {
    private static int c = 5;

    @Async
    private static Coroutine<Integer> f(int x) {
        return value(c += await(leaf(x)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(S.f(1)) + S.c);
}

// deepInner
String a = "a";

class X {
    String b = "b";

    class Y {
        String c = "c";

        @Async
        Coroutine<String> f() {
            String s = a + b;
            s += await(leaf(c));
            a += "!";
            return value(s + Main.this.a + X.this.b + this.c + await(leaf(1)));
        }
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new X().new Y().f()));
}

// localClassAsync
int k = 3;
int q = await(leaf(4));
class L {
    int v = q;

    @Async
    Coroutine<Integer> f(int x) {
        return value(k + v + await(leaf(x)) + q);
    }
}
return value(await(new L().f(5)));

// anonymousAsync
interface I {
    Coroutine<Integer> f(int x);
}

@Async
Coroutine<Object> box() {
    int k = 7;
    I i = new I() {
        int cnt;

        @Override
        @Async
        public Coroutine<Integer> f(int x) {
            cnt++;
            return value(await(leaf(x)) + k + cnt);
        }
    };
    return value(await(i.f(1)) + await(i.f(2)));
}

// recordAsync [17]
record P(int x, String s) {
    @Async
    Coroutine<String> show() {
        return value(s + await(leaf(x)) + x());
    }

    @Async
    static Coroutine<P> make(int x) {
        return weft.Asyncio.value(new P(await(leaf(x)), "made"));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new P(1, "a").show()) + await(P.make(3)));
}

// enumWithBodies
enum E {
    A {
        @Override
        @Async
        Coroutine<String> f(int x) {
            return value("A" + await(leaf(x)));
        }
    },
    B {
        @Override
        Coroutine<String> f(int x) {
            return value("B" + x);
        }
    };

    @Async
    Coroutine<String> f(int x) {
        return value("E" + await(leaf(x)));
    }

    @Async
    static Coroutine<Integer> count() {
        return value(values().length + await(leaf(0)));
    }
}

@Async
Coroutine<Object> box() {
    String s = "";
    for (E e : E.values()) s += await(e.f(e.ordinal()));
    return value(s + await(E.count()));
}

// sealedInterfaces [17]
sealed interface S permits A, B {
    @Async
    default Coroutine<String> f() {
        return value(name() + await(leaf(1)));
    }

    String name();
}

record A() implements S {
    public String name() {
        return "A";
    }
}

record B() implements S {
    public String name() {
        return "B";
    }

    @Override
    @Async
    public Coroutine<String> f() {
        return value("over" + await(S.super.f()));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(new A().f()) + await(new B().f()));
}

// localRecordEnumInterface [17]
record R(int v) {}
enum E {
    X,
    Y
}
interface I {
    Coroutine<Integer> f();
}
R r = new R(await(leaf(1)));
E e = await(leaf(E.Y));
class C implements I {
    @Override
    @Async
    public Coroutine<Integer> f() {
        return value(await(leaf(9)));
    }
}
return value(r.v() + "" + e + await(new C().f()));

// outerPrivateStatics
private static int c = 1;

private static int bump(int x) {
    return c += x;
}

static class S {
    @Async
    static Coroutine<Integer> f() {
        c += await(leaf(2));
        return value(bump(await(leaf(3))) + c++);
    }
}

@Async
Coroutine<Object> box() {
    return value(await(S.f()) + c);
}

// anonymousInAnonymous
interface I {
    Coroutine<String> f();
}

@Async
Coroutine<Object> box() {
    String a = await(leaf("a"));
    return value(await(
            new I() {
                @Override
                @Async
                public Coroutine<String> f() {
                    String b = a + await(leaf("b"));
                    return value(await(
                            new I() {
                                @Override
                                @Async
                                public Coroutine<String> f() {
                                    return value(a + b + await(leaf("c")));
                                }
                            }.f()));
                }
            }.f()));
}

// interfaceNestedClass
interface I {
    class C {
        @Async
        static Coroutine<Integer> f() {
            return value(await(leaf(4)));
        }
    }
}

@Async
Coroutine<Object> box() {
    return value(await(I.C.f()));
}

// capturedMutableHolder
int[] n = {0};
class L {
    @Async
    Coroutine<Void> add(int x) {
        n[0] += await(leaf(x));
        return done();
    }
}
await(new L().add(1));
await(new L().add(2));
return value(n[0]);
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
