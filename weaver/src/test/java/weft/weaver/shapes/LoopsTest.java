package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class LoopsTest {
    private static final String PROGRAMS = """
// whileCondition
int i = 0;
while (await(leaf(i < 3))) {
    log(i);
    i += await(leaf(1));
}
return value(i);

// doWhile
int i = 0;
do {
    log(await(leaf(i)));
    i++;
} while (await(leaf(i)) < 3);
return value(i);

// forAllParts
int s = 0;
for (int i = await(leaf(0)); i < await(leaf(3)); i += await(leaf(1))) {
    s += await(leaf(i));
}
return value(s);

// forEachArray
int s = 0;
for (int x : new int[] {1, 2, 3}) s = s * 10 + await(leaf(x));
return value(s);

// forEachArrayOfAwaited
long s = 0;
for (long x : await(leaf(new long[] {4, 5}))) s += x * await(leaf(2));
return value(s);

// forEachList
String s = "";
for (String x : Arrays.asList("a", "b")) {
    s += await(leaf(x));
}
return value(s);

// forEachMap
String s = "";
for (Map.Entry<String, Integer> e : new TreeMap<>(Collections.singletonMap("k", 1)).entrySet()) {
    s += e.getKey() + await(leaf(e.getValue())) + e.getKey();
}
return value(s);

// nested
String s = "";
for (int i = 0; i < 3; i++) for (int j = i; j < 3; j++) s += await(leaf(i)) * 10 + j + ",";
return value(s);

// labelledBreak
String s = "";
outer:
for (int i = 0; i < 4; i++) {
    for (int j = 0; j < 4; j++) {
        if (await(leaf(i + j)) == 4) break outer;
        s += i + "" + j + " ";
    }
}
return value(s);

// labelledContinue
String s = "";
outer:
for (int i = 0; i < 3; i++) {
    for (int j = 0; ; j++) {
        if (j > i) {
            await(leaf(0));
            continue outer;
        }
        s += await(leaf(j));
    }
}
return value(s);

// labelledBlock
int x = await(leaf(1));
done:
{
    if (x == 1) {
        log(await(leaf("in")));
        break done;
    }
    log("skipped");
}
return value(x);

// infiniteWithBreak
int n = 0;
for (; ; ) {
    n += await(leaf(2));
    if (n > 5) break;
}
return value(n);

// infiniteWithReturn
int n = 0;
while (true) {
    if (++n == 3) return value(await(leaf(n)));
    await(leaf(n));
}

// loopCarriedTypes
int i = 0;
long l = 1;
float f = 1;
double d = 1;
String s = "";
char c = 'a';
while (i < 3) {
    l *= 2;
    f += .5f;
    d /= 2;
    s += c++;
    i += await(leaf(1));
}
return value(i + " " + l + " " + f + " " + d + " " + s + c);

// conditionWithTwoAwaits
int i = 0;
while (await(leaf(i)) < 3 && await(leaf(true))) i++;
return value(i);

// conditionWithOr
int i = 0;
while (await(leaf(i)) < 2 || await(leaf(i)) == 2) {
    i++;
    log(i);
}
return value(i);

// continueWithUpdateAwait
int s = 0;
for (int i = 0; i < 5; i += await(leaf(1))) {
    if (i % 2 == 0) continue;
    s += i;
}
return value(s);

// fusedLoopVariables
String s = "";
for (int i = 0, j = 3; i < j; i++, j--) s += i + await(leaf(j));
return value(s);

// listIteratorRemove
List<Integer> l = new ArrayList<>(Arrays.asList(1, 2, 3, 4));
for (Iterator<Integer> it = l.iterator(); it.hasNext(); ) {
    if (await(leaf(it.next())) % 2 == 0) it.remove();
}
return value(l);

// emptyBodyAwaitingCondition
int[] n = {0};
while (await(leaf(n[0]++ < 3)))
    ;
return value(n[0]);

// variableScopesReuseSlots
String s = "";
for (int i = 0; i < 2; i++) {
    {
        long a = await(leaf(1L));
        s += a;
    }
    {
        String b = await(leaf("b"));
        s += b;
    }
    {
        double c = await(leaf(2.0));
        s += c;
    }
    {
        int d = i;
        s += d + await(leaf(3));
    }
}
return value(s);

// awaitOnlyOnFirstRound
String s = null;
for (int i = 0; i < 3; i++) {
    if (s == null) s = await(leaf("first"));
    s += i;
}
return value(s);

// backEdgeWithLiveRange
int a = 0, b = 1;
for (int i = 0; i < 10; i++) {
    int t = a + b;
    a = b;
    b = t;
    if (i % 3 == 0) await(leaf(i));
}
return value(a);

// doWhileContinue
int i = 0, s = 0;
do {
    i++;
    if (i == 2) continue;
    s += await(leaf(i));
} while (i < 4);
return value(s);

// patternVariableAfterLoop [17]
Object o = 1;
while (!(o instanceof String s)) {
    o = await(leaf((Object) "str"));
}
return value(s + s.length() + await(leaf(1)));

// patternInCondition [17]
Object o = await(leaf((Object) "abc"));
if (o instanceof String s && s.length() == await(leaf(3))) {
    return value(s + await(leaf("!")));
}
return value("no");

// whileTrueTryCatch
int n = 0;
while (true) {
    try {
        n++;
        await(leaf(n));
        if (n == 3) break;
        throw new IOException();
    } catch (IOException e) {
        log("again");
        continue;
    }
}
return value(n);

// hundredRounds
int s = 0;
for (int i = 0; i < 100; i++) s += await(leaf(i)) % 7;
return value(s);

// ternaryLadder
String s = "";
for (int i = 0; i < 4; i++)
    s += await(leaf(i)) == 0
            ? await(leaf("zero"))
            : i == 1 ? "one" + await(leaf(1)) : await(leaf(i == 2)) ? "two" : "many";
return value(s);
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
