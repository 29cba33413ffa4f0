package weft.weaver.shapes;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.ThreeWays;

class SwitchTest {
    private static final String PROGRAMS = """
// ints
String s = "";
for (int i = 0; i < 5; i++) {
    switch (await(leaf(i))) {
        case 0:
            s += "a" + await(leaf(0));
            break;
        case 1:
            s += "b";
        case 2:
            s += "c" + await(leaf(2));
            break;
        default:
            s += "d";
    }
}
return value(s);

// sparseInts
String s = "";
for (int i : new int[] {-1000, 7, 1000000}) {
    switch (i) {
        case -1000:
            s += await(leaf("n"));
            break;
        case 1000000:
            s += await(leaf("p"));
            break;
        default:
            s += "d" + await(leaf(i));
    }
}
return value(s);

// strings
String s = "";
for (String k : new String[] {"Aa", "BB", "c", "zz"}) {
    switch (await(leaf(k))) {
        case "Aa":
            s += 1;
            break;
        case "BB":
            s += await(leaf(2));
            break;
        case "c":
            s += 3;
        default:
            s += await(leaf(k));
    }
}
return value(s);

// enums
enum E {
    A,
    B {
        void m() {}
    },
    C
}

@Async
Coroutine<Object> box() {
    String s = "";
    for (E e : E.values()) {
        switch (await(leaf(e))) {
            case A:
                s += await(leaf("a"));
                break;
            case B:
                s += "b" + await(leaf(1));
                break;
            default:
                s += e;
        }
    }
    return value(s);
}

// chars
String s = "";
for (char c : "abc".toCharArray()) {
    switch (c) {
        case 'a':
            s += await(leaf('x'));
            break;
        case 'c':
            s += c;
            break;
        default:
            await(leaf(1));
    }
}
return value(s);

// fallThroughWithLocals
int r = 0;
switch (await(leaf(1))) {
    case 1:
        int x = await(leaf(5));
        r += x;
    case 2:
        x = await(leaf(6));
        r += x;
        break;
    case 3:
        r = -1;
}
return value(r);

// returnFromSwitch
@Async
Coroutine<String> f(int i) {
    switch (i) {
        case 0:
            return value("zero");
        case 1:
            return value("one" + await(leaf(1)));
        default:
            throw new IllegalArgumentException("" + await(leaf(i)));
    }
}

@Async
Coroutine<Object> box() {
    log(await(f(0)));
    log(await(f(1)));
    try {
        await(f(2));
    } catch (IllegalArgumentException e) {
        log(e);
    }
    return value("end");
}

// switchInLoopWithContinue
String s = "";
loop:
for (int i = 0; i < 6; i++) {
    switch (i) {
        case 1:
            continue;
        case 2:
            await(leaf(2));
            continue loop;
        case 4:
            break loop;
        default:
            s += await(leaf(i));
    }
    s += ";";
}
return value(s);

// nestedSwitches
String s = "";
for (int i = 0; i < 4; i++)
    switch (i / 2) {
        case 0:
            switch (await(leaf(i))) {
                case 0:
                    s += "00";
                    break;
                default:
                    s += await(leaf("0x"));
            }
            break;
        default:
            switch (i) {
                case 2:
                    s += await(leaf("12"));
                    break;
                case 3:
                    s += "13";
            }
    }
return value(s);

// switchInTry
String s = "";
for (int i = 0; i < 3; i++) {
    try {
        switch (i) {
            case 0:
                await(fail(new IOException("0")));
            case 1:
                s += await(leaf(1));
                break;
            default:
                throw new IOException("2");
        }
    } catch (IOException e) {
        s += e.getMessage();
    } finally {
        s += await(leaf("f"));
    }
}
return value(s);

// expressionArrows [17]
String s = "";
for (int i = 0; i < 4; i++)
    s += switch (await(leaf(i))) {
        case 0 -> "z";
        case 1, 2 -> await(leaf("x" + i));
        default -> {
            String t = await(leaf("t"));
            yield t + i;
        }
    };
return value(s);

// expressionUnderOperands [17]
int n = 0;
for (int i = 0; i < 3; i++)
    n = n * 10
            + switch (i) {
                case 0 -> await(leaf(1));
                case 1 -> 2;
                default -> {
                    int q = await(leaf(3));
                    yield q + await(leaf(1));
                }
            }
            + await(leaf(i));
return value(n);

// expressionAsArgument [17]
static String f(int a, Object b, double c) {
    return a + "|" + b + "|" + c;
}

@Async
Coroutine<Object> box() {
    String s = "";
    for (String k : List.of("a", "b", "c")) {
        String t = f(
                await(leaf(1)),
                switch (k) {
                    case "a" -> await(leaf("A"));
                    case "b" -> {
                        try {
                            yield await(leaf("B"));
                        } finally {
                            log("fin");
                        }
                    }
                    default -> k;
                },
                await(leaf(2.5)));
        s += t;
    }
    return value(s);
}

// expressionWithTryUnderOperand [17]
int n = await(leaf(1))
        + switch (await(leaf(2))) {
            case 2 -> {
                try {
                    if (await(leaf(true))) throw new IOException("e");
                    yield 1;
                } catch (IOException e) {
                    yield await(leaf(20));
                }
            }
            default -> 0;
        };
return value(n);

// expressionYieldOldStyle [17]
int n = switch (await(leaf("k"))) {
    case "j":
        yield 1;
    case "k":
        int a = await(leaf(4));
        yield a * 2;
    default:
        yield 0;
};
return value(n);

// enumExpressionExhaustive [17]
enum E {
    A,
    B
}

@Async
Coroutine<Object> box() {
    int n = 0;
    for (E e : E.values())
        n += switch (e) {
            case A -> await(leaf(1));
            case B -> 10;
        };
    return value(n);
}

// throwInExpression [17]
int n;
try {
    n = 5
            + switch (await(leaf(1))) {
                case 0 -> 0;
                default -> throw new IOException("t" + await(leaf(2)));
            };
} catch (IOException e) {
    n = e.getMessage().length();
}
return value(n);

// patternSwitch [21]
sealed interface S permits A, B, C {}

record A(int x) implements S {}

record B(String s, S inner) implements S {}

record C() implements S {}

@Async
Coroutine<Boolean> ok(int x) {
    return value(await(leaf(x)) > 1);
}

@Async
Coroutine<String> f(S s) {
    return value(
            switch (s) {
                case A a when await(ok(a.x())) -> "big" + await(leaf(a.x()));
                case A a -> "small" + a.x();
                case B(var t, A(var x)) -> t + await(leaf(x));
                case B(String t, S in) -> t + await(f(in));
                case C c -> await(leaf("c"));
            });
}

@Async
Coroutine<Object> box() {
    String r = "";
    for (S s : List.of(new A(1), new A(2), new B("b", new A(7)), new B("n", new C()), new C()))
        r += await(f(s)) + ";";
    return value(r);
}

// patternSwitchNull [21]
String r = "";
for (Object o : new Object[] {null, 1, "s", 2L, 'c'})
    r += switch (o) {
        case null -> await(leaf("null"));
        case Integer i when i > await(leaf(0)) -> "i" + i;
        case String s -> s + await(leaf("s"));
        case Long l -> l + await(leaf(1L));
        default -> "d" + o;
    };
return value(r);

// recordPatternInInstanceof [21]
record P(Object a, Object b) {}

@Async
Coroutine<Object> box() {
    Object o = new P(1, new P("x", 2L));
    if (o instanceof P(Integer i, P(String s, Long l)) && await(leaf(i)) == 1) return value(s + l + await(leaf(i)));
    return value("no");
}

// unnamedPatterns [22]
record P(Object a, Object b) {}

@Async
Coroutine<Object> box() {
    Object o = new P(1, 2);
    return value(
            switch (o) {
                case P(Integer i, _) when await(leaf(i == 1)) -> await(leaf("one"));
                case P(_, _) -> "other";
                default -> "none";
            });
}
""";

    @TestFactory
    Stream<DynamicNode> programs() {
        return ThreeWays.test(PROGRAMS);
    }
}
