package weft.weaver.probe;

import static weft.weaver.probe.Leaf.log;

import java.util.Arrays;
import weft.Coroutine;

/** What generated programs call, make and throw. All of it is deterministic, and every call leaves a trace. */
public final class Toys {
    private static final int LONGEST = 24;

    private Toys() {}

    /** What is kept in a variable is cut, so that no loop doubles a text without end. */
    public static String cut(Object text) {
        if (text == null) return null;
        String all = Show.text(text);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }

    public static int mixInt(int a, long b, String c) {
        log("mixInt " + a + " " + b + " " + c);
        return a * 31 + (int) b;
    }

    public static long mixLong(double a, int b, long c) {
        log("mixLong " + a + " " + b + " " + c);
        return (long) a + b * 7L - c;
    }

    public static double mixDouble(long a, float b, double c, Object d) {
        log("mixDouble " + a + " " + b + " " + c + " " + Show.text(d));
        return a + b - c;
    }

    public static float mixFloat(Object a, float b, byte c, long d) {
        log("mixFloat " + Show.text(a) + " " + b + " " + c + " " + d);
        return b * c - d;
    }

    public static String mixString(byte a, char b, short c, boolean d, String e, long f) {
        log("mixString " + a + (int) b + " " + c + d + e + f);
        return cut(a + "," + c + d + e);
    }

    public static boolean mixBoolean(Object a, boolean b, int c) {
        log("mixBoolean " + Show.text(a) + b + c);
        return b ^ (c & 1) == 0;
    }

    public static Object mixObject(Object a, int[] b, long c) {
        log("mixObject " + Show.text(a) + Show.text(b) + c);
        return (c & 1) == 0 ? a : (Object) Long.valueOf(c);
    }

    public static int sum(int... numbers) {
        return log(Arrays.stream(numbers).sum());
    }

    public static String join(Object... values) {
        return log(cut(values));
    }

    public static <T> T pick(boolean first, T a, T b) {
        return log(first ? a : b);
    }

    /** Fails, or not, with a checked exception. */
    public static void check(boolean good) throws Oops {
        if (!log(good)) throw new Oops("check");
    }

    /** A checked exception. */
    public static final class Oops extends Exception {
        private static final long serialVersionUID = 1L;

        public Oops(String message) {
            super(message);
        }
    }

    /** With a superclass's method, for calls through {@code super}. */
    public static class Base {
        protected long twice(long a, int b) {
            log("twice " + a + " " + b);
            return a + a + b;
        }
    }

    /** A constructor with arguments of several kinds, and fields. */
    public static class Point {
        public int x;
        public long y;
        private final String text;

        public Point(int x, long y, Object z) {
            this.x = x;
            this.y = y;
            text = cut(log("Point " + x + " " + y + " " + Show.text(z)));
        }

        public String with(double a, String b) throws Throwable {
            return log(cut(text + a + b));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A generic class. */
    public static final class Box<T> {
        public T value;

        public Box(T value) {
            this.value = log(value);
        }

        public T swap(T other, int times) {
            T old = value;
            value = other;
            return times > 0 ? old : other;
        }
    }

    /** An enum, for switches. */
    public enum Color {
        RED,
        GREEN,
        BLUE
    }

    /** For try-with-resources; the one named {@code bad} fails when it is closed. */
    public static final class Resource implements AutoCloseable {
        private final String name;

        public Resource(String name) {
            this.name = log(name);
        }

        @Override
        public void close() throws Oops {
            log("close " + name);
            if ("bad".equals(name)) throw new Oops("close");
        }
    }

    /** What an asynchronous lambda implements. */
    public interface Fn<A, R> {
        Coroutine<R> call(A argument) throws Throwable;
    }

    /** What another lambda implements. */
    public interface Sync<A, R> {
        R apply(A argument) throws Throwable;
    }
}
