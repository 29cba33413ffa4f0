package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class ExceptionsTest {
    private static final String PROGRAMS = """
// declaredByAwait
try {
    log(await(leaf(1), IOException.class));
    await(fail(new FileNotFoundException("f")), IOException.class);
} catch (IOException e) {
    log(e);
}
return value(await(leaf("end")));

// declaredTwo
try {
    await(fail(new InterruptedException("i")), IOException.class, InterruptedException.class);
} catch (IOException e) {
    log("no");
} catch (InterruptedException e) {
    log(e + "" + await(leaf(1)));
}
return value("end");

// declaredThree
try {
    log(await(leaf("ok"), IOException.class, InterruptedException.class, TimeoutException.class));
    await(
            fail(new TimeoutException("t")),
            IOException.class,
            InterruptedException.class,
            TimeoutException.class);
} catch (IOException | InterruptedException | TimeoutException e) {
    log(e);
}
return value("end");

// declaredStage
try {
    log(await(stage(1), IOException.class));
    await(failedStage(new IOException("f")), IOException.class);
} catch (IOException e) {
    log(e);
}
return value(await(leaf("end")));

// declaredUnderOperands
static String f(long a, int b, String c) {
    return a + c + b;
}

@Async
Coroutine<Object> box() throws IOException, TimeoutException {
    return value(
            f(1L, await(leaf(2), IOException.class), await(leaf("c"), IOException.class, TimeoutException.class)));
}

// declaredWithComputedClass
static Class<IOException> c() {
    log("c");
    return IOException.class;
}

@Async
Coroutine<Object> box() throws IOException {
    return value(await(leaf(1), c()) + await(leaf(2), IOException.class));
}

// identity
IOException x = new IOException("same");
try {
    await(fail(x), IOException.class);
} catch (IOException e) {
    log(e == x);
}
IllegalStateException y = new IllegalStateException("y");
try {
    await(fail(y));
} catch (IllegalStateException e) {
    log(e == y);
}
return value("end");

// identityThroughStages
IOException x = new IOException("same");
try {
    await(failedStage(x), IOException.class);
} catch (IOException e) {
    log(e == x);
}
return value("end");

// identityThroughChain
static final IOException X = new IOException("x");

@Async
Coroutine<Integer> a() throws IOException {
    await(leaf(1));
    return value(await(fail(X), IOException.class) == null ? 1 : 2);
}

@Async
Coroutine<Integer> b() throws IOException {
    try {
        return value(await(a()));
    } finally {
        await(leaf(2));
    }
}

@Async
Coroutine<Object> box() {
    try {
        await(b());
    } catch (IOException e) {
        log(e == X);
    }
    return value("end");
}

// oneLayerTakenOff
IOException x = new IOException("in");
for (Throwable t :
        new Throwable[] {new CompletionException(x), new CompletionException(null, new CompletionException(x))
        }) {
    CompletableFuture<Object> c = new CompletableFuture<>();
    c.completeExceptionally(t);
    try {
        await(c);
    } catch (Throwable e) {
        log(e == x);
        log(e.getClass());
    }
}
return value(await(leaf(1)));

// coroutineFailureNotUnwrapped [loop]
CompletionException c = new CompletionException("own", new IOException("in"));
try {
    await(fail(c));
} catch (CompletionException e) {
    log(e == c);
}
return value(await(leaf(1)));

// awaitNull [nofail]
@Async
Coroutine<Object> box() {
    try {
        await((Awaitable<Object>) null);
    } catch (NullPointerException e) {
        log("npe");
    }
    try {
        await((CompletionStage<Object>) null);
    } catch (NullPointerException e) {
        log("npe");
    }
    return value(await(leaf(1)));
}

// nullFromMethod [nofail]
Coroutine<String> none() {
    return null;
}

@Async
Coroutine<Object> box() {
    String s = "s";
    try {
        s += await(none());
    } catch (NullPointerException e) {
        s += "npe" + await(leaf(1));
    }
    return value(s);
}

// classCastAtAwait
@SuppressWarnings("unchecked")
static <T> Awaitable<T> lie(Object o) {
    return (Awaitable<T>) leaf(o);
}

@Async
Coroutine<Object> box() {
    try {
        String s = await(Main.<String>lie(1));
        log(s);
    } catch (ClassCastException e) {
        log("cce");
    }
    int n = 0;
    try {
        n = await(Main.<Integer>lie("x"));
    } catch (ClassCastException e) {
        n = await(leaf(2));
    }
    return value(n);
}

// unboxNull
int n = 1;
try {
    n = await(leaf((Integer) null));
} catch (NullPointerException e) {
    n += await(leaf(5));
}
return value(n);

// errors
for (Throwable t : new Throwable[] {new OutOfMemoryError("fake"), new AssertionError("a"), new Error("e")}) {
    try {
        await(fail(t));
    } catch (Error e) {
        log(e == t);
        log(await(leaf(1)));
    }
}
return value("end");

// customThrowable
static class T extends Throwable {
    T(String s) {
        super(s, null, false, false);
    }
}

@Async
Coroutine<Object> f() throws T {
    await(leaf(1));
    throw new T("t");
}

@Async
Coroutine<Object> box() {
    try {
        return value(await(f()));
    } catch (T t) {
        return value(log(t.getMessage()) + await(leaf(2)));
    }
}

// thrownBeforeFirstAwait
@Async
Coroutine<Object> f(int x) {
    if (x == 0) throw new IllegalArgumentException("early");
    return value(await(leaf(x)));
}

@Async
Coroutine<Object> box() {
    try {
        await(f(0));
    } catch (IllegalArgumentException e) {
        log(e);
    }
    return value(await(f(1)));
}

// suppressedKept
IOException x = new IOException("main");
x.addSuppressed(new IOException("side"));
try {
    await(fail(x));
} catch (Exception e) {
    log(e);
}
return value(await(leaf(1)));

// completedFutureStates
CompletableFuture<Integer> ready = completedFuture(1);
CompletableFuture<Integer> failed = new CompletableFuture<>();
failed.completeExceptionally(new IllegalStateException("f"));
log(await(ready));
try {
    await(failed);
} catch (IllegalStateException e) {
    log(e);
}
log(await(ready.thenApply(x -> x + 1)));
return value(await(leaf(1)));

// sameStageTwice
CompletableFuture<Integer> s = stage(4);
return value(await(s) + await(s) + await(leaf(1)) + await(s));
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
