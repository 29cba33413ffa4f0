package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class TryCatchFinallyTest {
    private static final String PROGRAMS = """
// awaitInTry
try {
    log(await(leaf(1)));
    log(await(leaf(2)));
} catch (IllegalStateException e) {
    log(e);
}
return value("end");

// awaitInCatch
try {
    await(fail(new IOException("x")));
    log("no");
} catch (Exception e) {
    log(e);
    log(await(leaf("c")));
    log(e);
}
return value("end");

// awaitInFinally
try {
    log(await(leaf(1)));
} finally {
    log(await(leaf("f")));
    log("after");
}
return value("end");

// awaitInAllThree
String s = "";
try {
    s += await(leaf("t"));
    if (s.length() > 0) throw new IOException(s);
} catch (IOException e) {
    s += e.getMessage() + await(leaf("c"));
} finally {
    s += await(leaf("f"));
    log(s);
}
return value(s);

// finallyOnReturn
@Async
Coroutine<Integer> f() {
    try {
        return value(await(leaf(1)));
    } finally {
        log("f" + await(leaf(2)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// returnInFinallyOverrides
@SuppressWarnings("finally")
@Async
Coroutine<Integer> f() {
    try {
        return value(await(leaf(1)));
    } finally {
        log(await(leaf("f")));
        return value(3);
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// returnInFinallySwallows
@SuppressWarnings("finally")
@Async
Coroutine<Integer> f() {
    try {
        throw new IllegalArgumentException("lost");
    } finally {
        return value(await(leaf(4)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// throwInFinallyOverrides
@Async
Coroutine<Integer> f() {
    try {
        return value(await(leaf(1)));
    } finally {
        await(leaf(0));
        if (true) throw new IllegalStateException("fin");
    }
}

@Async
Coroutine<Object> box() {
    try {
        return value(await(f()));
    } catch (IllegalStateException e) {
        return value(log(e));
    }
}

// throwReplacesThrow
try {
    try {
        throw new IOException("first");
    } finally {
        await(leaf(1));
        new ArrayList<Object>().iterator().next();
    }
} catch (IOException e) {
    log("wrong");
} catch (NoSuchElementException e) {
    log("right " + await(leaf(2)));
}
return value("end");

// breakInFinallySwallows
int n = 0;
while (true) {
    try {
        n += await(leaf(1));
        throw new IllegalStateException("lost");
    } finally {
        n += await(leaf(10));
        break;
    }
}
return value(n);

// continueInFinally
int n = 0;
for (int i = 0; i < 3; i++) {
    try {
        n += await(leaf(i));
        if (i == 1) throw new IOException();
    } finally {
        log(n);
        continue;
    }
}
return value(n);

// valueEvaluatedBeforeFinally
@Async
Coroutine<Integer> f() {
    int x = 1;
    try {
        x = await(leaf(5));
        return value(x);
    } finally {
        x = await(leaf(9));
        log(x);
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// nestedTry
String s = "";
try {
    s += "a";
    try {
        s += await(leaf("b"));
        throw new IOException("i");
    } catch (IOException e) {
        s += await(leaf("c"));
        throw new IllegalArgumentException(e);
    } finally {
        s += await(leaf("d"));
        log(s);
    }
} catch (IllegalArgumentException e) {
    s += await(leaf("e")) + e.getCause().getMessage();
} finally {
    s += await(leaf("f"));
    log(s);
}
return value(s);

// nestedFinallies
@Async
Coroutine<String> f(int how) throws IOException {
    try {
        try {
            try {
                if (how == 0) return value("r" + await(leaf(0)));
                if (how == 1) throw new IOException("x");
                await(fail(new IllegalStateException("y")));
            } finally {
                log("1" + await(leaf("a")));
            }
        } finally {
            log("2" + await(leaf("b")));
        }
    } finally {
        log("3" + await(leaf("c")));
    }
    return value("no");
}

@Async
Coroutine<Object> box() {
    for (int i = 0; i < 3; i++) {
        try {
            log(await(f(i)));
        } catch (IOException | IllegalStateException e) {
            log(e);
        }
    }
    return value("end");
}

// tryInFinally
try {
    log(await(leaf(1)));
} finally {
    try {
        await(fail(new IOException("f")), IOException.class);
    } catch (IOException e) {
        log(e.getMessage() + await(leaf(2)));
    } finally {
        log(await(leaf(3)));
    }
}
return value("end");

// tryInCatch
try {
    await(fail(new IOException("o")));
} catch (Exception e) {
    try {
        log(await(leaf(1)));
        await(fail(new IllegalArgumentException("i")));
    } catch (IllegalArgumentException f) {
        log(e);
        log(f);
    } finally {
        log(await(leaf(2)));
    }
    log(e);
}
return value("end");

// catchOrder
for (Exception x : new Exception[] {
    new FileNotFoundException("1"), new IOException("2"), new RuntimeException("3"), new Exception("4")
}) {
    try {
        await(fail(x), Exception.class);
    } catch (FileNotFoundException e) {
        log("fnf" + (e == x));
    } catch (IOException e) {
        log("io" + (e == x));
    } catch (RuntimeException e) {
        log("rt" + (e == x));
    } catch (Exception e) {
        log("e" + (e == x));
    }
}
return value("end");

// multiCatch
for (Exception x : new Exception[] {new IOException("1"), new InterruptedException("2")}) {
    try {
        await(fail(x), IOException.class, InterruptedException.class);
    } catch (IOException | InterruptedException e) {
        log(e);
        log(await(leaf(e == x)));
    }
}
return value("end");

// rethrow
@Async
Coroutine<Object> f() throws IOException {
    try {
        throw new IOException("x");
    } catch (IOException e) {
        await(leaf(1));
        throw e;
    }
}

@Async
Coroutine<Object> box() {
    try {
        return value(await(f()));
    } catch (IOException e) {
        return value(log(e));
    }
}

// catchThrowable
try {
    await(fail(new StackOverflowError("so")));
} catch (Throwable t) {
    log(t);
    log(await(leaf(2)));
}
return value("end");

// errorPasses
try {
    try {
        await(fail(new AssertionError("a")));
    } catch (Exception e) {
        log("no");
    } finally {
        log("fin" + await(leaf(1)));
    }
} catch (AssertionError e) {
    log(e.getMessage());
}
return value("end");

// uncaughtInCallee
@Async
Coroutine<Integer> deep(int n) throws IOException {
    if (n == 0) throw new IOException("bottom");
    log(n);
    int r = await(deep(n - 1)) + await(leaf(1));
    log("no");
    return value(r);
}

@Async
Coroutine<Object> box() {
    try {
        await(deep(5));
    } catch (IOException e) {
        log(e);
    }
    return value(await(leaf("end")));
}

// callBetweenAwaitsThrows
int[] a = {1};
try {
    log(await(leaf(1)));
    a[await(leaf(3))] = 1;
    log("no");
} catch (ArrayIndexOutOfBoundsException e) {
    log("caught" + await(leaf(2)));
}
return value(a[0]);

// deadLocalOnOneEdge
int x;
try {
    x = 1;
    await(leaf(x));
    x = 2;
    log(x + await(leaf(3)));
} catch (IllegalStateException e) {
    log("dead " + e.getMessage());
}
x = 7;
return value(x + await(leaf(1)));

// liveLocalInHandler
int x = 1;
String s = "a";
long y = 5;
try {
    x = await(leaf(2));
    s += await(leaf("b"));
    y *= await(leaf(3L));
    x++;
} catch (IllegalStateException e) {
    log(x + s + y + e.getMessage());
    log(await(leaf(x)));
} finally {
    log(x + s + y + await(leaf("f")));
}
return value(x + s + y);

// assignedInTryReadInFinally
Object o = null;
double d = 0;
try {
    o = await(leaf("o"));
    d = await(leaf(2.5));
    o = d + await(leaf(0.5));
} finally {
    log(o);
    log(d + await(leaf(1)));
}
return value(o);

// tryWithResources
static class R implements Closeable {
    final String n;

    R(String n) {
        this.n = n;
        log("open" + n);
    }

    public void close() throws IOException {
        log("close" + n);
        if (n.equals("bad")) throw new IOException("close");
    }
}

@Async
Coroutine<Object> box() throws IOException {
    try (R a = new R("a");
            R b = new R(await(leaf("b")))) {
        log(a.n + b.n + await(leaf(1)));
        return value(a.n + await(leaf("r")));
    } finally {
        log("fin" + await(leaf(2)));
    }
}

// tryWithResourcesSuppressed
static class R implements Closeable {
    final String n;

    R(String n) {
        this.n = n;
        log("open" + n);
    }

    public void close() throws IOException {
        log("close" + n);
        throw new IOException("close" + n);
    }
}

@Async
Coroutine<Object> box() {
    try (R a = new R("a");
            R b = new R(await(leaf("b")))) {
        await(leaf(1));
        throw new IllegalArgumentException("body");
    } catch (IOException | IllegalArgumentException e) {
        log(e);
        return value(await(leaf("end")));
    }
}

// tryWithNullResource
try (Closeable c = await(Leaf0.<Closeable>none())) {
    log("in" + c + await(leaf(1)));
}
return value("end");
// file: tryWithNullResource/Leaf0.java
class Leaf0 {
    static <T> Awaitable<T> none() {
        return leaf(null);
    }
}

// tryWithExistingVariable [9]
Closeable c = () -> log("closed");
try (c) {
    log(await(leaf(1)));
}
return value(await(leaf("end")));

// tryWithResourcesInLoop
for (int i = 0; i < 4; i++) {
    int n = i;
    try (Closeable c = () -> log("close" + n)) {
        if (i == 1) continue;
        if (i == 3) break;
        log(await(leaf(i)));
    }
}
return value("end");

// lambdaInFinally
int y = 3;
try {
    log(await(leaf(1)));
    if (y > 5) return value("no");
} finally {
    Supplier<Integer> s = () -> y + 1;
    log(s.get() + await(leaf(2)));
}
return value(y);

// finallyWithLoopAndTry
for (int i = 0; i < 3; i++) {
    try {
        if (i == 1) continue;
        log(await(leaf(i)));
    } finally {
        for (int j = 0; j < 2; j++) {
            try {
                log(i * 10 + j + await(leaf(0)));
            } finally {
                log(".");
            }
        }
    }
}
return value("end");

// returnInsideNestedLoopsAndFinallies
@Async
Coroutine<Integer> f() {
    for (int i = 0; ; i++) {
        try {
            for (int j = 0; j < 3; j++) {
                try {
                    if (i * j == 2) return value(i * 100 + await(leaf(j)));
                } finally {
                    log(i + "," + j + await(leaf("x")));
                }
            }
        } finally {
            log("outer" + await(leaf(i)));
        }
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// catchVariableLiveAcrossManyAwaits
try {
    throw new IOException("keep");
} catch (IOException e) {
    int a = await(leaf(1));
    int b = await(leaf(2));
    int c = await(leaf(3));
    log(e.getMessage() + a + b + c);
    return value(e.getMessage());
}

// emptyTryAndCatch
try {
} finally {
    await(leaf(1));
}
try {
    await(leaf(2));
} catch (IllegalStateException e) {
}
try {
    await(leaf(3));
} finally {
}
return value("end");

// finallyAfterVoidReturn
@Async
Coroutine<Void> f(boolean early) {
    try {
        if (early) return done();
        log(await(leaf(1)));
    } finally {
        log("f" + await(leaf(2)));
    }
    return done();
}

@Async
Coroutine<Object> box() {
    await(f(true));
    await(f(false));
    return value("end");
}

// longAndDoubleReturnThroughFinally
@Async
Coroutine<Long> l() {
    try {
        return value(await(leaf(1L)) + 1L);
    } finally {
        long z = await(leaf(7L));
        double q = await(leaf(2.0));
        log(z + q);
    }
}

@Async
Coroutine<Double> d() {
    try {
        return value(await(leaf(1.5)) * 2);
    } finally {
        await(leaf(1));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(l()) + await(d()));
}

// exceptionInConditionOfFinally
boolean ok = false;
try {
    ok = await(leaf(true));
} finally {
    if (ok) log("ok" + await(leaf(1)));
    else log("failed" + await(leaf(2)));
}
return value(ok);

// retry
int tries = 0;
while (true) {
    try {
        tries++;
        log("try " + tries);
        int v = await(leaf(tries));
        if (v < 3) throw new IOException("again");
        return value(v);
    } catch (IOException e) {
        log(e.getMessage() + await(leaf("backoff")));
    }
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
