package weft.benchmarks.peers;

/** What the tasks that are suspended do with their locals when they go on: so the locals stay live. */
final class Held {
    private Held() {}

    static long use(int a, int b, Object x, Object y) {
        return (long) a + b + (x == y ? 1 : 0);
    }
}
