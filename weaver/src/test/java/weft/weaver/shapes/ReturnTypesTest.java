package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class ReturnTypesTest {
    private static final String PROGRAMS = """
// task [loop]
@Async
Task<Integer> f(int x) {
    int y = await(leaf(x));
    return Task.completed(y + 1);
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)) + await(f(2)));
}

// taskVoidAndNull [loop]
@Async
Task<Void> f() {
    await(leaf(1));
    return Task.completed(null);
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// completableFuture
@Async
CompletableFuture<String> f(String s) {
    String t = await(leaf(s));
    return completedFuture(t + await(stage("x")));
}

@Async
Coroutine<Object> box() {
    return value(await(f("a")) + await(f("b")));
}

// completableFutureQualified
@Async
CompletableFuture<Long> f(long s) {
    return CompletableFuture.completedFuture(await(leaf(s)) + 1);
}

@Async
Coroutine<Object> box() {
    return value(await(f(3L)));
}

// completionStage
@Async
CompletionStage<Integer> f(int x) {
    await(leaf(x));
    if (x > 2) return completedFuture(x);
    return f(x + 1);
}

@Async
Coroutine<Object> box() {
    return value(await(f(0)));
}

// completedStage [9]
@Async
CompletionStage<Integer> f(int x) {
    return CompletableFuture.completedStage(await(leaf(x)));
}

@Async
Coroutine<Object> box() {
    return value(await(f(0)));
}

// failingStage [nofail]
@Async
CompletableFuture<String> f() throws IOException {
    await(leaf(1));
    throw new IOException("f");
}

@Async
Coroutine<Object> box() {
    try {
        return value(await(f()));
    } catch (IOException e) {
        return value(log(e));
    }
}

// voidMethod [nofail]
@Async
void f(CompletableFuture<String> to) {
    try {
        String s = await(leaf("v"));
        to.complete(s + await(leaf(1)));
    } catch (Throwable t) {
        to.completeExceptionally(t);
    }
}

@Async
Coroutine<Object> box() {
    CompletableFuture<String> c = new CompletableFuture<>();
    f(c);
    return value(await(c));
}

// voidEarlyReturn [nofail]
@Async
void f(CompletableFuture<Integer> to, int n) {
    for (int i = 0; ; i++) {
        try {
            if (await(leaf(i)) == n) return;
        } finally {
            if (i == n) to.complete(i);
        }
    }
}

@Async
Coroutine<Object> box() {
    CompletableFuture<Integer> c = new CompletableFuture<>();
    f(c, 2);
    return value(await(c));
}

// voidStatic [nofail]
@Async
static void f(int[] n, CompletableFuture<Object> to) {
    n[0] += await(leaf(1));
    if (n[0] > 5) to.complete("no");
    else {
        await(leaf(2));
        to.complete(n);
    }
}

@Async
Coroutine<Object> box() {
    CompletableFuture<Object> c = new CompletableFuture<>();
    f(new int[] {3}, c);
    return value(await(c));
}

// done
@Async
Coroutine<Void> f(int x) {
    if (x == 0) return done();
    log(await(leaf(x)));
    return done();
}

@Async
Coroutine<Object> box() {
    await(f(0));
    await(f(1));
    return value(await(f(2)));
}

// valueOfEachPrimitive
@Async
Coroutine<Boolean> z() {
    return value(await(leaf(true)));
}

@Async
Coroutine<Byte> b() {
    return value((byte) (int) await(leaf(1)));
}

@Async
Coroutine<Character> c() {
    return value((char) (await(leaf('a')) + 1));
}

@Async
Coroutine<Short> s() {
    return value((short) 3);
}

@Async
Coroutine<Long> j() {
    return value(await(leaf(4L)));
}

@Async
Coroutine<Float> f() {
    return value(await(leaf(5f)) / 2);
}

@Async
Coroutine<Double> d() {
    return value(6.5);
}

@Async
Coroutine<int[]> a() {
    return value(new int[] {await(leaf(7))});
}

@Async
Coroutine<Object> box() {
    return value("" + await(z()) + await(b()) + await(c()) + await(s()) + await(j()) + await(f()) + await(d())
            + await(a())[0]);
}

// valueNull
@Async
Coroutine<String> f() {
    return value(null);
}

@Async
Coroutine<String> g() {
    await(leaf(1));
    String s = null;
    return value(s);
}

@Async
Coroutine<Object> box() {
    return value(await(f()) + await(g()));
}

// returnAwaitOther
@Async
Coroutine<Integer> o(int x) {
    return value(await(leaf(x)));
}

@Async
Coroutine<Object> box() {
    return value(await(o(1)) + await(o(2)));
}

// returnOtherTail
@Async
Coroutine<Integer> o(int x) {
    return value(await(leaf(x)));
}

@Async
Coroutine<Integer> f(int x) {
    await(leaf("pre"));
    return o(x);
}

@Async
Coroutine<Object> box() {
    return value(await(f(3)));
}

// returnOtherInTryCatch
@Async
Coroutine<String> o(int x) throws IOException {
    if (await(leaf(x)) == 2) throw new IOException("two");
    return value("o" + x);
}

@Async
Coroutine<String> f(int x) {
    try {
        return o(x);
    } catch (IOException e) {
        log(e);
        return value("caught" + await(leaf(9)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)) + await(f(2)));
}

// returnOtherInTryFinally
@Async
Coroutine<String> o(int x) {
    return value("o" + await(leaf(x)));
}

@Async
Coroutine<String> f(int x) {
    try {
        return o(x);
    } finally {
        log("close");
    }
}

@Async
Coroutine<String> g(int x) {
    try {
        return o(x);
    } finally {
        log("close" + await(leaf(2)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)) + await(g(1)));
}

// returnOtherInFinally
@SuppressWarnings("finally")
@Async
Coroutine<String> f(int x) {
    try {
        throw new IllegalArgumentException();
    } finally {
        return o(x);
    }
}

@Async
Coroutine<String> o(int x) {
    return value("o" + await(leaf(x)));
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)));
}

// returnTernaryOfValues
@Async
Coroutine<String> f(boolean b) {
    return await(leaf(b)) ? value("yes") : value("no" + await(leaf(1)));
}

@Async
Coroutine<Object> box() {
    return value(await(f(true)) + await(f(false)));
}

// returnTernaryMixed
@Async
Coroutine<String> o() {
    return value("o" + await(leaf(1)));
}

@Async
Coroutine<String> f(int n) {
    return n == 0 ? value("v") : n == 1 ? o() : value("w" + await(leaf(2)));
}

@Async
Coroutine<Object> box() {
    return value(await(f(0)) + await(f(1)) + await(f(2)));
}

// returnLocal
@Async
Coroutine<String> f(boolean b) {
    Coroutine<String> c;
    if (b) c = value("v" + await(leaf(1)));
    else c = value("w");
    return c;
}

@Async
Coroutine<Object> box() {
    return value(await(f(true)) + await(f(false)));
}

// returnLocalOfOther
@Async
Coroutine<String> o(int x) {
    return value("o" + await(leaf(x)));
}

@Async
Coroutine<String> f(int n) {
    await(leaf("pre"));
    Coroutine<String> c = o(n);
    return c;
}

@Async
Coroutine<Object> box() {
    return value(await(f(4)));
}

// returnParameter
@Async
Coroutine<String> f(Coroutine<String> c) {
    return c;
}

@Async
Coroutine<String> g(Coroutine<String> c) {
    try {
        return c;
    } finally {
        log("fin");
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(value("p"))) + await(g(value("q"))));
}

// returnField
Coroutine<String> c = value("field");

@Async
Coroutine<String> f() {
    await(leaf(1));
    return c;
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// returnCastAndGeneric
@Async
<T> Coroutine<T> id(T t) {
    return value(await(leaf(t)));
}

@SuppressWarnings("unchecked")
@Async
<T> Coroutine<T> f(Object o) {
    return (Coroutine<T>) id(o);
}

@Async
Coroutine<Object> box() {
    return value(await(this.<String>f("s")).length());
}

// returnSwitchExpression [17]
@Async
Coroutine<String> o(int x) {
    return value("o" + await(leaf(x)));
}

@Async
Coroutine<String> f(int n) {
    return switch (n) {
        case 0 -> value("zero");
        case 1 -> o(1);
        default -> {
            await(leaf("d"));
            yield value("many");
        }
    };
}

@Async
Coroutine<Object> box() {
    return value(await(f(0)) + await(f(1)) + await(f(2)));
}

// returnNull [nofail]
@Async
Coroutine<String> f(boolean b) {
    await(leaf(1));
    return b ? value("x") : null;
}

@Async
Coroutine<String> g() {
    return null;
}

@Async
Coroutine<Object> box() {
    log(await(f(true)));
    try {
        await(f(false));
    } catch (NullPointerException e) {
        log("npe");
    }
    try {
        await(g());
    } catch (NullPointerException e) {
        log("npe");
    }
    return value("end");
}

// returnNullStage [nofail]
@Async
CompletableFuture<String> f() {
    await(leaf(1));
    return null;
}

@Async
Coroutine<Object> box() {
    try {
        await(f());
    } catch (NullPointerException e) {
        log("npe");
    }
    return value("end");
}

// returnOtherStage
@Async
CompletableFuture<Integer> f(int x) {
    await(leaf("pre"));
    return stage(x);
}

@Async
CompletionStage<Integer> g(int x) {
    try {
        return stage(x);
    } finally {
        log("fin" + await(leaf(2)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(1)) + await(g(2)));
}

// valueThroughNestedFinallies
@Async
Coroutine<String> f(boolean b) {
    try {
        try {
            if (b) return value("a" + await(leaf(1)));
        } finally {
            log("in" + await(leaf(2)));
        }
        return value("b");
    } finally {
        log("out" + await(leaf(3)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(true)) + await(f(false)));
}

// valueThroughFinallyWithoutAwait
@Async
Coroutine<Integer> f(int x) {
    try {
        return value(x / await(leaf(1)));
    } catch (ArithmeticException e) {
        return value(-1);
    } finally {
        log("fin");
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f(4)));
}

// valueInCatchWithFinally
@Async
Coroutine<String> f() {
    try {
        throw new IOException("x");
    } catch (IOException e) {
        return value(e.getMessage() + await(leaf(1)));
    } finally {
        log("fin" + await(leaf(2)));
    }
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// voidFinally [nofail]
@Async
void f(List<Object> l, CompletableFuture<Object> to) {
    try {
        l.add(await(leaf(1)));
        if (l.size() == 1) return;
        l.add("no");
    } finally {
        l.add(await(leaf("f")));
        to.complete(l);
    }
}

@Async
Coroutine<Object> box() {
    CompletableFuture<Object> c = new CompletableFuture<>();
    f(new ArrayList<>(), c);
    return value(await(c));
}

// valueUsedElsewhere
@Async
Coroutine<String> f() {
    Coroutine<String> c = value("x");
    log(await(c));
    return value("y" + await(leaf(1)));
}

@Async
Coroutine<Object> box() {
    return value(await(f()));
}

// valueAsArgument
static <T> Coroutine<T> pass(Coroutine<T> c) {
    return c;
}

@Async
Coroutine<Object> box() {
    return value(await(pass(value("p"))) + await(pass(value(await(leaf(1))))));
}

// valueStoredThenReturned
Coroutine<String> kept;

@Async
Coroutine<String> f() {
    return kept = value("kept" + await(leaf(1)));
}

@Async
Coroutine<Object> box() {
    String s = await(f());
    return value(s + (kept != null));
}

// wildcardReturn
@Async
Coroutine<? extends Number> f(int x) {
    return value(await(leaf(x)) + 1);
}

@Async
Coroutine<?> g() {
    return f(1);
}

@Async
Coroutine<Object> box() {
    return value(await(f(2)).intValue() + "" + await(g()));
}

// qualifiedCalls
@Async
Coroutine<Object> box() {
    int a = weft.Asyncio.await(leaf(1));
    return weft.Asyncio.value(a + weft.Asyncio.await(leaf(2)));
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
