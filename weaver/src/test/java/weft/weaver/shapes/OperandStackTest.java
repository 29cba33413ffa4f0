package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class OperandStackTest {
    private static final String PROGRAMS = """
// everyArgumentPosition
static String f(int a, long b, String c, double d) {
    return a + "," + b + "," + c + "," + d;
}

@Async
Coroutine<Object> box() {
    log(f(await(leaf(1)), 2L, "c", 4.0));
    log(f(1, await(leaf(2L)), "c", 4.0));
    log(f(1, 2L, await(leaf("c")), 4.0));
    log(f(1, 2L, "c", await(leaf(4.0))));
    return value(f(await(leaf(1)), await(leaf(2L)), await(leaf("c")), await(leaf(4.0))));
}

// eachPrimitiveBelow
static String f(boolean z, byte b, char c, short s, int i, long j, float g, double d, Object o, String t, int[] a) {
    return "" + z + b + c + s + i + j + g + d + o + t + a.length;
}

@Async
Coroutine<Object> box() {
    boolean z = true;
    byte b = -2;
    char c = 'c';
    short s = -300;
    int i = 1 << 30;
    long j = 1L << 60;
    float g = 1.5f;
    double d = 2.25;
    return value(f(z, b, c, s, i, j, g, d, null, "t", await(leaf(new int[3])))
            + f(
                    !z,
                    (byte) (b + 1),
                    (char) (c + 1),
                    (short) (s - 1),
                    i / 2,
                    j / 2,
                    g * 2,
                    d * 2,
                    this == null,
                    await(leaf("u")),
                    new int[] {1}));
}

// receiverBelow
String s = "abc";
return value(s.substring(await(leaf(1)), await(leaf(2)))
        + new StringBuilder("x")
                .append(await(leaf('y')))
                .append(await(leaf(1L)))
                .reverse());

// awaitedReceiver
return value(
        await(leaf("abc")).charAt(await(leaf(1))) + await(leaf("z")).concat(await(leaf("q"))));

// thisBelow
int n = 5;

int m(int x, int y) {
    return n + x * y;
}

@Async
Coroutine<Object> box() {
    return value(this.m(await(leaf(2)), m(await(leaf(3)), n)));
}

// stringConcat
int i = 1;
long l = 2;
return value("a" + i + await(leaf("b")) + l + await(leaf('c')) + 1.5f + null + await(leaf(true)) + "z");

// stringConcatAssign
String s = "a";
s += await(leaf("b")) + s;
s += 1 + await(leaf(2));
return value(s);

// nestedCalls
@Async
Coroutine<Integer> add(int a, int b) {
    return value(a + await(leaf(b)));
}

@Async
Coroutine<Object> box() {
    return value(await(add(await(add(1, await(leaf(2)))), await(add(await(leaf(3)), 4)))));
}

// intArithmetic
int a = 7;
return value(a * await(leaf(3)) + (a - await(leaf(2))) / await(leaf(2)) % 5 ^ a << await(leaf(1)));

// longArithmetic
long a = 7;
return value(a * await(leaf(3L)) + (a - await(leaf(2L))) / 2 + (a << await(leaf(3))) + (a >>> await(leaf(1L))));

// floatAndDoubleArithmetic
float f = 1.5f;
double d = 2.5;
return value(f * await(leaf(2f)) + d / await(leaf(0.5)) - (f + d) % await(leaf(2)));

// comparisonsPending
double d = 0.5;
long l = 5;
float f = 1;
return value((d < 1.0 ? 1 : 0)
        + await(leaf(1))
        + (l > await(leaf(4L)) ? 10 : 20)
        + (f >= await(leaf(1f)) ? 100 : 200)
        + (await(leaf(1.0)) < d ? 1000 : 2000));

// conversionsPending
int i = 300;
return value((byte) i
        + await(leaf(1))
        + (char) (i + await(leaf(2)))
        + (long) i * await(leaf(3))
        + (short) (int) await(leaf(70000))
        + (int) (double) await(leaf(2.9)));

// arrayIndexAndValue
int[] a = new int[4];
a[await(leaf(1))] = await(leaf(5));
a[2] = a[await(leaf(1))] + await(leaf(1));
return value(a);

// arrayCompoundInt
int[] a = {1, 2, 3};
a[0] += await(leaf(10));
a[await(leaf(1))] *= 5;
a[await(leaf(2))] -= await(leaf(1));
a[0]++;
a[await(leaf(0))]--;
++a[await(leaf(0))];
return value(a);

// arrayCompoundLong
long[] a = {1, 2, 3};
a[0] += await(leaf(10L));
long x = a[await(leaf(1))]++ + await(leaf(1));
long y = ++a[2] * await(leaf(2));
a[1] <<= await(leaf(3));
log(x);
log(y);
return value(a);

// arrayCompoundDouble
double[] a = {1, 2};
a[0] /= await(leaf(4));
double x = a[1]-- - await(leaf(0.5));
log(x);
return value(a);

// arrayCompoundNarrow
byte[] b = {100};
char[] c = {'a'};
short[] s = {1};
boolean[] z = {true};
float[] f = {1};
b[0] += await(leaf(100));
c[0] += await(leaf(1));
s[0] *= await(leaf(40000));
z[0] &= await(leaf(false));
f[0] += await(leaf(.5f));
log(b);
log(c);
log(s);
log(z);
return value(f);

// arrayCompoundString
String[] s = {"a", "b"};
s[0] += await(leaf("x"));
s[await(leaf(1))] += await(leaf("y")) + s[0];
return value(s);

// arrayOfArrays
int[][] a = new int[await(leaf(2))][await(leaf(3))];
a[await(leaf(1))][await(leaf(2))] = await(leaf(7));
a[1][2] += a[1][await(leaf(2))];
return value(a);

// arrayInitialiser
return value(new Object[] {
    1,
    await(leaf(2)),
    new int[] {await(leaf(3)), 4},
    new String[] {"a", await(leaf("b"))},
    new long[][] {{1, await(leaf(2L))}, {}}
});

// fieldCompound
int i = 1;
long l = 2;
double d = 3;
String s = "s";
byte b = 120;

@Async
Coroutine<Object> box() {
    this.l += await(leaf(5L));
    i *= await(leaf(4));
    d -= await(leaf(.5));
    s += await(leaf("t"));
    b += await(leaf(10));
    long x = l++ + await(leaf(1));
    int y = --i + await(leaf(1));
    return value(i + " " + l + " " + d + s + b + " " + x + " " + y);
}

// staticFieldCompound
static int i = 1;
static long l = 2;
static String s = "s";

@Async
Coroutine<Object> box() {
    l += await(leaf(5L));
    i *= await(leaf(4));
    s += await(leaf("t"));
    long x = l-- + await(leaf(1));
    return value(i + s + l + x + (i++ + await(leaf(1))) + (++l - await(leaf(1))));
}

// chainedAssignment
int a, b;
long[] l = new long[2];
long m;
int[] n = {0, 0};
a = b = await(leaf(3));
m = l[a - 2] = l[0] = await(leaf(4L));
n[n[0] = await(leaf(1))] = await(leaf(9));
return value(a + b + m + l[0] + l[1] + n[1]);

// assignmentAsArgument
static String f(long a, long b, double c) {
    return a + "," + b + "," + c;
}

long z;

@Async
Coroutine<Object> box() {
    long x;
    double[] d = {1};
    return value(f(x = await(leaf(2L)), z = x + await(leaf(3L)), d[0] = await(leaf(4.5))) + x + z + d[0]);
}

// postIncrementPending
int i = 5;
long l = 5;
return value(i++ + await(leaf(i)) + i++ * l++ + await(leaf(l)) - l);

// ternaryOfAwaits
boolean t = await(leaf(true));
return value((t ? await(leaf(1)) : await(leaf(2)))
        + (t ? 3 : await(leaf(4))) * (await(leaf(!t)) ? await(leaf(5)) : 6));

// ternaryUnderOperands
static String f(Object a, long b, Object c) {
    return a + "," + b + "," + c;
}

@Async
Coroutine<Object> box() {
    boolean t = true;
    return value(f("k" + await(leaf(1)), t ? await(leaf(2L)) : 3L, t ? await(leaf("s")) : (Object) await(leaf(4))));
}

// ternaryMixedTypes
int n = 0;
Object o = await(leaf(n == 0)) ? (Object) await(leaf(1)) : await(leaf("s"));
Number m = n == 1 ? (Number) await(leaf(1)) : (Number) await(leaf(2.5));
return value(o + "" + m);

// shortCircuit
boolean a = await(leaf(true)) && await(leaf(false)) && await(leaf(true));
boolean b = await(leaf(false)) || await(leaf(true)) || await(leaf(false));
boolean c = !(a || await(leaf(true))) ^ b;
return value(a + "" + b + c + (a & await(leaf(true)) | b));

// shortCircuitAsArgument
static String f(int x, boolean b, long y, boolean c) {
    return x + "" + b + y + c;
}

@Async
Coroutine<Object> box() {
    int k = 3;
    return value(f(k, k > 2 && await(leaf(k)) == 3, 9L, await(leaf(false)) || k == await(leaf(4))));
}

// conditionsInIf
String s = "";
int x = 2;
if (x > 1 && await(leaf(x)) == 2) s += "a";
else s += "b";
if (x < await(leaf(1)) || !await(leaf(true))) s += "c";
else if (x == await(leaf(2))) s += "d";
return value(s);

// instanceofAndCast
Object o = await(leaf((Object) "str"));
return value((o instanceof String)
        + ((String) await(leaf(o))).substring(await(leaf(1)))
        + (await(leaf((Object) 1)) instanceof String));

// nullBelow
static String f(String a, Object b, int c, Object[] d) {
    return a + b + c + d;
}

@Async
Coroutine<Object> box() {
    return value(f(null, null, await(leaf(1)), null) + f(null, await(leaf((Object) null)), await(leaf(2)), null));
}

// nullArrayTypes
static String f(int[] a, String[][] b, int c) {
    return a + "" + b + c;
}

@Async
Coroutine<Object> box() {
    int[] z = null;
    return value(f(z, null, await(leaf(1))) + f(null, (String[][]) null, await(leaf(2))));
}

// classLiteralBelow
static String f(Class<?> c, Object o, Class<?> d) {
    return c.getSimpleName() + o + d.getSimpleName();
}

@Async
Coroutine<Object> box() {
    return value(f(Map.Entry.class, await(leaf(1)), int[].class));
}

// constantsBelow
static String f(int a, int b, int c, long d, float e, double g, String h, int i) {
    return "" + a + b + c + d + e + g + h + i;
}

@Async
Coroutine<Object> box() {
    return value(f(-1, 200, 100000, 1L << 40, 2f, 1e300, "const", await(leaf(1)))
            + f(0, 5, -40000, 0L, 0f, 1d, "", await(leaf(2))));
}

// unbalancedLongInt
static String f(int a, long b, int c, double d, int e, long g) {
    return a + "," + b + "," + c + "," + d + "," + e + "," + g;
}

@Async
Coroutine<Object> box() {
    long l = 3;
    return value(f(1, l, 2, await(leaf(2.5)), 3, l + await(leaf(4L))));
}

// discardedResults
await(leaf(1));
await(leaf(2L));
await(leaf("s"));
await(leaf((Object) null));
Object o = await(leaf(3));
return value(o);

// awaitAsStatementOfVoid
@Async
Coroutine<Void> v() {
    await(leaf(1));
    return done();
}

@Async
Coroutine<Object> box() {
    await(v());
    Void r = await(v());
    return value(r);
}

// deepExpression
return value(((((await(leaf(1)) + await(leaf(2))) * await(leaf(3)) - await(leaf(4))) << await(leaf(2)))
                ^ await(leaf(5)))
        + (await(leaf(6)) - (await(leaf(7)) - (await(leaf(8)) - (await(leaf(9)) - await(leaf(10)))))));

// lambdaBelow
static <T> String f(Supplier<T> s, T t, Function<T, T> g) {
    return "" + s.get() + g.apply(t);
}

@Async
Coroutine<Object> box() {
    int k = 4;
    return value(f(() -> k, await(leaf(5)), x -> x * k));
}

// interfaceReceiver
List<Object> l = new ArrayList<>();
l.add(await(leaf(1)));
l.add(0, await(leaf("z")));
l.set(await(leaf(1)), l.size() + await(leaf(7)));
return value(l);

// genericCastBelow
Map<String, List<Integer>> m = new TreeMap<>();
m.put(await(leaf("k")), Arrays.asList(1, await(leaf(2))));
return value(m.get("k").get(await(leaf(1))) + m.get(await(leaf("k"))).get(0));

// assertStatement
int x = await(leaf(1));
assert x > await(leaf(0)) : "msg" + await(leaf("m"));
return value(x);

// stageOperands
return value(
        await(stage(1)) + await(stage(2L)) * await(leaf(3)) + await(stage("s")) + await(completedFuture('c')));

// boxedAndUnboxed
Integer a = await(leaf(1000));
int b = await(leaf(1000));
Long c = (long) await(leaf(5));
a++;
a += await(leaf(1));
return value(a + b + c + (a.equals(1002) ? await(leaf(1)) : 0));

// bitwiseBoolean
boolean b = true;
b &= await(leaf(true));
b |= await(leaf(false));
b ^= await(leaf(true));
return value(b);

// shiftCompound
int i = 1;
long l = 1;
i <<= await(leaf(4));
l <<= await(leaf(40L));
i >>>= await(leaf(1));
l >>= await(leaf(3));
return value(i + l);
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
