package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class LocalsTest {
    private static final String PROGRAMS = """
// allTypes
boolean z = true;
byte b = 1;
char c = 'c';
short s = 2;
int i = 3;
long j = 4;
float f = 5;
double d = 6;
String t = "t";
int[] a = {7};
Object o = this;
await(leaf(0));
z = !z;
b++;
c++;
s++;
i++;
j++;
f++;
d++;
t += 1;
a[0]++;
await(leaf(1));
return value("" + z + b + c + s + i + j + f + d + t + a[0] + (o == this));

// narrowWrap
byte b = (byte) 200;
short s = (short) 40000;
char c = (char) -1;
await(leaf(0));
b += 100;
s += 30000;
c += 2;
await(leaf(1));
return value(b + " " + s + " " + (int) c);

// extremes
long a = Long.MIN_VALUE;
int b = Integer.MIN_VALUE;
float f = Float.NaN;
double d = -0.0;
float g = Float.MIN_VALUE;
double h = Double.POSITIVE_INFINITY;
await(leaf(1));
return value(a + " " + b + " " + f + " " + d + " " + g + " " + h + " " + Float.floatToRawIntBits(f));

// narrowParameters
@Async
Coroutine<String> f(boolean z, byte b, char c, short s, int i, long j, float g, double d, String t, Object[] o) {
    await(leaf(1));
    b++;
    c++;
    s--;
    return value("" + !z + b + c + s + i + j + g + d + t + await(leaf(o.length)));
}

@Async
Coroutine<Object> box() {
    return value(
            await(f(true, (byte) 127, 'z', Short.MIN_VALUE, -1, Long.MAX_VALUE, 1.5f, -2.5, null, new Object[2])));
}

// nullTypedLocal
Object o = null;
String s = null;
int[] a = null;
await(leaf(1));
log(o);
log(s);
o = s;
await(leaf(2));
return value(o + "" + s + a);

// nullThenAssigned
String s = null;
if (await(leaf(true))) s = await(leaf("x"));
Object o = null;
o = o == null ? s : o;
await(leaf(2));
return value(o);

// alwaysNullUsedAsType
String s = null;
await(leaf(1));
try {
    return value(s.length());
} catch (NullPointerException e) {
    return value("npe" + await(leaf(2)));
}

// alwaysNullArray
int[] a = null;
long[][] b = null;
await(leaf(1));
try {
    a[0] = 1;
} catch (NullPointerException e) {
    log("npe");
}
try {
    return value(b[0][1]);
} catch (NullPointerException e) {
    return value("npe" + await(leaf(2)));
}

// arrays
boolean[] z = {true};
byte[] b = {1};
char[] c = {'c'};
short[] s = {2};
int[] i = {3};
long[] j = {4};
float[] f = {5};
double[] d = {6};
String[] t = {"t"};
int[][] ii = {{7}};
Object[][][] ooo = new Object[1][1][1];
await(leaf(0));
z[0] ^= true;
b[0]++;
c[0]++;
s[0]++;
i[0]++;
j[0]++;
f[0]++;
d[0]++;
t[0] += ii[0][0];
ooo[0][0][0] = t;
await(leaf(1));
return value("" + z[0] + b[0] + c[0] + s[0] + i[0] + j[0] + f[0] + d[0] + t[0] + ii[0].length + ooo.length);

// arrayMerges
boolean t = await(leaf(true));
Object[] a = t ? new String[] {"s"} : new Integer[][] {{1}};
Object b = t ? new int[] {1} : new long[] {2};
Object[] n = t ? null : new String[1];
await(leaf(1));
return value(a[0] + "" + a.length + (b instanceof int[]) + n);

// interfaceMerge
static class A implements Runnable, Comparable<Object> {
    public void run() {
        log("A");
    }

    public int compareTo(Object o) {
        return 1;
    }
}

static class B implements Runnable, Comparable<Object> {
    public void run() {
        log("B");
    }

    public int compareTo(Object o) {
        return 2;
    }
}

@Async
Coroutine<Object> box() {
    boolean t = await(leaf(false));
    Runnable r = t ? new A() : new B();
    await(leaf(1));
    r.run();
    Comparable<Object> c = t ? new B() : new A();
    int k = await(leaf(2));
    return value(c.compareTo(k));
}

// inaccessibleMerge
boolean t = await(leaf(true));
CharSequence q = t ? new StringBuilder("a") : new StringBuffer("b");
await(leaf(1));
return value(q.length() + await(leaf(2)));

// inaccessibleMergeVar [17 javac]
static int length(CharSequence c) {
    return c.length();
}

@Async
Coroutine<Object> box() {
    boolean t = await(leaf(true));
    var x = t ? new StringBuilder("abc") : new StringBuffer("b");
    await(leaf(1));
    int n = length(x);
    Object o = x;
    await(leaf(2));
    return value(x + "" + n + (o == x) + await(leaf(3)) + length(x));
}

// inaccessibleMergeOnStack [17 javac]
static String f(CharSequence a, int b, Object c) {
    return a.toString() + b + c;
}

@Async
Coroutine<Object> box() {
    boolean t = await(leaf(true));
    return value(f(
            t ? new StringBuilder("abc") : new StringBuffer("b"),
            await(leaf(1)),
            t ? new StringBuffer("q") : new StringBuilder("r")));
}

// inaccessibleMergeInLoop [17]
var x = await(leaf(true)) ? new StringBuilder("a") : new StringBuffer("b");
String s = "";
for (int i = 0; i < 3; i++) {
    s += x;
    await(leaf(i));
    s += String.valueOf(x).length();
    if (i == 1) x = s.isEmpty() ? new StringBuffer("zz") : new StringBuilder("q");
}
return value(s + x);

// hiddenSuperclass [17]
static String h(hiddenSuperclassLib.Named n, Object o) {
    return n.hello() + (n == o);
}

@Async
Coroutine<Object> box() {
    var x = await(leaf(true)) ? new hiddenSuperclassLib.C1() : new hiddenSuperclassLib.C2();
    await(leaf(1));
    String s = h(x, x);
    await(leaf(2));
    hiddenSuperclassLib.Named n = x;
    return value(s + h(n, await(leaf(x))));
}
// file: hiddenSuperclassLib/C1.java
public class C1 extends Base {
    public C1() {
        n = 1;
    }
}
// file: hiddenSuperclassLib/C2.java
public class C2 extends Base {
    public C2() {
        n = 2;
    }
}
// file: hiddenSuperclassLib/Named.java
public interface Named {
    String hello();
}
// file: hiddenSuperclassLib/Base.java
abstract class Base implements Named {
    int n;

    public String hello() {
        return "hello" + n;
    }

    @Override
    public String toString() {
        return hello();
    }
}

// mergeAcrossCatch
Object o = "start";
try {
    o = await(leaf(1));
    o = await(leaf(2L));
    if (await(leaf(true))) throw new IOException("x");
} catch (IOException e) {
    o = o + e.getMessage();
}
await(leaf(3));
return value(o);

// deadLocals
{
    String big = new String(new char[100]);
    log(big.length());
}
long x = await(leaf(1L));
{
    int y = 3;
    log(y);
}
await(leaf(2));
String s = "s";
log(s);
await(leaf(3));
return value(x);

// reusedSlotOtherType
for (int i = 0; i < 2; i++) {
    if (i == 0) {
        long a = 5;
        await(leaf(1));
        log(a);
    } else {
        String a = "x";
        int b = 2;
        await(leaf(2));
        log(a + b);
    }
}
return value(await(leaf("end")));

// uninitialisedUntilLater
int x;
String s;
if (await(leaf(true))) {
    x = await(leaf(1));
    s = "a";
} else {
    await(leaf(5));
    x = 2;
    s = await(leaf("b"));
}
await(leaf(3));
return value(x + s);

// parameterReassigned
@Async
Coroutine<String> f(int a, String b, long c) {
    a += await(leaf(1));
    b = b + a;
    await(leaf(0));
    c = a;
    b += c;
    return value(b + await(leaf("!")));
}

@Async
Coroutine<Object> box() {
    return value(await(f(1, "b", 9)));
}

// parameterSlotOtherType
@Async
Coroutine<Object> f(Object o, int n) {
    if (o instanceof String) {
        o = 5;
        await(leaf(1));
    } else {
        o = "s" + await(leaf(n));
    }
    return value(o);
}

@Async
Coroutine<Object> box() {
    return value(await(f("x", 1)) + "" + await(f(1, 2)));
}

// finalCaptured
int a = await(leaf(1));
int b = await(leaf(2));
Supplier<Integer> s = () -> a + b;
await(leaf(3));
Supplier<Integer> t = () -> s.get() * a;
return value(t.get());

// arrayAliasing
int[] a = {1};
int[] b = a;
await(leaf(1));
b[0] = 5;
await(leaf(2));
return value(a == b && a[0] == 5);

// objectIdentity
Object o = new Object();
Object p = o;
await(leaf(1));
Object q = await(leaf(o));
return value(o == p && p == q);

// thisAndFields
int n = 1;

Main self() {
    return this;
}

@Async
Coroutine<Object> box() {
    Main m = this;
    await(leaf(1));
    n++;
    await(leaf(2));
    return value((m == this) + "" + self().n + n);
}

// intBooleanConfusion
boolean b = await(leaf(1)) == 1;
int i = b ? 1 : 0;
boolean c = i != 0 & b;
await(leaf(2));
char k = (char) (i + 'a');
b = !c;
await(leaf(3));
return value(b + "" + i + c + k);

// wildcardGenerics
List<? extends Number> l = await(leaf(Arrays.asList(1, 2.5)));
Number n = l.get(0);
await(leaf(1));
double d = n.doubleValue() + l.get(1).doubleValue();
return value(d + await(leaf(1)));

// intersectionType
static <T extends Number & Comparable<T>> T max(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
}

@Async
<T extends Number & Comparable<T>> Coroutine<T> m(T a, T b) {
    T r = max(a, await(leaf(b)));
    await(leaf(1));
    return value(max(r, a));
}

@Async
Coroutine<Object> box() {
    return value(await(m(3, 4)) + await(m(2.5, 1.5)));
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
