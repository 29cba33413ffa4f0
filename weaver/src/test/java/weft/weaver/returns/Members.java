package weft.weaver.returns;

/** What the generated methods call: methods whose bodies run when they are awaited, in both texts. */
final class Members {
    private static final String SHARED = """
static final Object A = new Object(); static final Object B = new Object();
static String held() { return (Thread.holdsLock(A) ? "A" : "") + (Thread.holdsLock(B) ? "B" : ""); }
static <T> T same(T value) { return value; }
static Shelf shelf(int k) { log("shelf " + k); return new Shelf(k); }
""";

    private static final String KEPT = "static {type} kept{shape};\n";

    /** Each with its body; {@code this} is a Shelf in those of the second part. */
    private static final String METHODS = """
static Coroutine<String> ask(String x) {: log("ask " + x + held()); await(leaf(x)); log("asked " + x); return value(x + "!"); :}
static Coroutine<String> ready(String x) {: log("ready " + x + held()); return value(x + "."); :}
static Coroutine<String> joined(String x, String y, String z) {: log(x + y + held()); return value(x + await(leaf(z)) + y); :}
static Coroutine<String> bad(String x) {: log("bad " + x + held()); throw new IllegalArgumentException(x); :}
static Coroutine<String> badLater(String x) {: await(leaf(x)); log("bad " + x + held()); throw new IllegalStateException(x); :}
static Coroutine<Void> rest(String x) {: log("rest " + x + held()); await(leaf(x)); return done(); :}
static Coroutine<Void> badRest(String x) {: await(leaf(x)); log("bad " + x + held()); throw new IllegalStateException(x); :}
static Task<String> job(String x) {: log("job " + x + held()); await(leaf(x)); return Task.completed(x + "!"); :}
static Task<String> badJob(String x) {: log("job " + x + held()); await(leaf(x)); throw new IllegalArgumentException(x); :}
""";

    private static final String SHELF = """
static class Shelf { final int k; Shelf(int k) { this.k = k; }
Coroutine<String> price(String x) {: log("price " + x + held()); if (k == 2) throw new IllegalStateException("sold out"); await(leaf(x)); return value(x + k); :}
Coroutine<Void> rest(String x) {: log("shelf rests " + x + held()); await(leaf(x)); return done(); :}
Task<String> job(String x) {: log("shelf job " + x + held()); await(leaf(x)); return Task.completed(x + k); :}
}
""";

    /** What an async method is where nothing is woven. */
    private static final String COLD = """
interface Body<T> { Awaitable<T> run() throws Throwable; }
static final class Cold<T> implements Awaitable<T> {
final Body<T> body; Cold(Body<T> body) { this.body = body; }
public Object onAwait(Coroutine<?> waiter) {
try { return await(body.run()); } catch (Throwable e) { throw Main.<RuntimeException>sneaky(e); } }
}
static <E extends Throwable> E sneaky(Throwable e) throws E { throw (E) e; }
static <T> Awaitable<T> cold(Body<T> body) { return new Cold<>(body); }
""";

    static final String WOVEN = SHARED
            + kept(false)
            + (METHODS + SHELF)
                    .replaceAll("(?m)^(static )?(Coroutine|Task)<", "@Async $1$2<")
                    .replace("{:", "{")
                    .replace(":}", "}");

    static final String PLAIN = SHARED
            + kept(true)
            + COLD
            + (METHODS + SHELF)
                    .replaceAll("(?m)^(static )?(?:Coroutine|Task)<", "$1Awaitable<")
                    .replace("{:", "{ return cold(() -> {")
                    .replace(":}", "}); }");

    private Members() {}

    private static String kept(boolean cold) {
        StringBuilder fields = new StringBuilder();
        for (Shape shape : Shape.values()) {
            fields.append(
                    KEPT.replace("{type}", cold ? shape.coldType : shape.type).replace("{shape}", shape.name()));
        }
        return fields.toString();
    }

    /** How many lines stand in front of the samples, with the line of the package. */
    static int linesBefore() {
        return 1 + (int) WOVEN.lines().count();
    }
}
