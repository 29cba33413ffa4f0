package weft;

/** How long the tests take: {@code -Dstress=full} for as long as it needs to trust them. */
final class StressMode {
    private StressMode() {}

    static boolean isFull() {
        return System.getProperty("stress", "short").equals("full");
    }
}
