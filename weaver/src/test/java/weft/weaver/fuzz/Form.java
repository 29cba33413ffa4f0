package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form of an expression, as Java source with holes: {@code {int}} is an expression of that type, {@code {=int}}
 * something of it that can be assigned; {@code T} is the type of the whole; {@code {N}} is a number, {@code {text}} a
 * value that can be concatenated, {@code {clip}} one that is short, {@code {^int}} one that captures and does not
 * await; {@code $x} is a new name; {@code {source}} and {@code {boxed}} are the names of T.
 *
 * @param types which types it can have
 * @param template the source
 * @param holes what stands between braces, in order
 */
record Form(List<Type> types, String template, List<String> holes) {
    static final Pattern HOLE = Pattern.compile("\\{([=^]?[A-Za-z]+(?:\\[])?)}");

    private static final String NUMBER_FORMS = """
            ({=T} += {N})
            ({=T} -= {T})
            ({=T} *= {N})
            ({=T}++)
            (--{=T})
            """;

    private static final String ALL_FORMS = """
            ({boolean} ? {T} : {T})
            log({T})
            pick({boolean}, {T}, {T})
            ({=T} = {T})
            (({source}) {T})
            new Box<{boxed}>({T}).value
            new Box<{boxed}>({T}).swap({T}, {int})
            (({source}) (new Box<{boxed}>({T}).value = {T}))
            ((Sync<{boxed}, {boxed}>) $x -> pick({^boolean}, $x, {^T})).apply({T})
            """;

    private static final String INT_FORMS = """
            ({int} + {int})
            ({int} - {int})
            ({int} * {int})
            ({int} / {int})
            ({int} % {int})
            ({int} & {int})
            ({int} << {long})
            (-{int})
            ({=int} <<= {long})
            ((int) (long) {long})
            ((int) (double) {double})
            ((int) (char) {char})
            ((int) {Integer})
            mixInt({int}, {long}, {String})
            {String}.length()
            {String}.hashCode()
            {int[]}.length
            {int[]}[{int} & 1]
            sum()
            sum({int}, {int}, {int})
            sum({int[]})
            {Point}.x
            ({Point}.x += {int})
            Long.compare({long}, {long})
            (({boolean} ? 1 : 0) + {int})
            new long[{int} & 1][{int} & 2].length
            Color.values()[{int} & 1].ordinal()
            """;

    private static final String LONG_FORMS = """
            ({long} + {long})
            ({long} * {int})
            ({long} / {long})
            ({long} >> {int})
            ((long) (int) {int})
            ((long) (float) {float})
            mixLong({double}, {int}, {long})
            {long[]}[{int} & 1]
            ({long[]}[{int} & 1] += {long})
            {long[]}[{int} & 1]++
            {Point}.y
            ({Point}.y -= {long})
            this.twice({long}, {int})
            super.twice({long}, {int})
            """;

    private static final String BOOLEAN_FORMS = """
            ({int} < {int})
            ({int} == {int})
            ({long} >= {long})
            ({double} > {double})
            ({float} <= {double})
            ({boolean} && {boolean})
            ({boolean} || {boolean})
            (!{boolean})
            ({boolean} ^ {boolean})
            ({boolean} & {boolean})
            ({=boolean} |= {boolean})
            ({=boolean} ^= {boolean})
            mixBoolean({Object}, {boolean}, {int})
            ({Object} instanceof String)
            ({String} == null)
            ({Object} != {Object})
            Objects.equals({Object}, {Object})
            """;

    private static final String STRING_FORMS = """
            ({clip} + "," + {clip})
            ("" + {clip} + {clip} + {clip})
            ({clip} + "," + {clip} + {clip} + ";" + {clip})
            ({=String} += {clip})
            {String}.substring({int} & 1)
            {String}.concat({clip}.toString())
            mixString({byte}, {char}, {short}, {boolean}, {String}, {long})
            {String[]}[{int} & 1]
            ({String[]}[{int} & 1] += {clip})
            {Point}.with({double}, {String})
            join()
            join({text}, {text})
            join({text}, {int[]}, {text})
            new StringBuilder({String}).append((int) {int}).append((long) {long}).append((Object) {text}).substring(1)
            new StringBuilder().append((boolean) {boolean}).append((double) {double}).toString()
            """
            // A primitive has no methods.
            .replace("{clip}.toString()", "(\"\" + {clip})");

    private static final String OTHER_FORMS = """
            double ({double} + {double})
            double ({double} / {long})
            double ({double} % {float})
            double mixDouble({long}, {float}, {double}, {Object})
            double {double[]}[{int} & 1]
            double ({double[]}[{int} & 1] *= {double})
            double ((double) (long) {long})
            float ({float} * {float})
            float ({float} - {long})
            float mixFloat({Object}, {float}, {byte}, {long})
            float ((float) (double) {double})
            byte ((byte) ({byte} + {int}))
            byte ((byte) (int) {int})
            byte {byte[]}[{int} & 1]
            byte ({byte[]}[{int} & 1] += {int})
            short ((short) ({short} * {byte}))
            short ((short) (long) {long})
            char ((char) ({char} + {byte}))
            char ((char) (int) {int})
            char {String}.charAt({int} & 1)
            Object ((Object) {text})
            Object ((Object) {text})
            Object ((Object) new Pair({int}, {Object}))
            Object mixObject({Object}, {int[]}, {long})
            Integer ((Integer) {int})
            Integer ((Integer) ({boolean} ? {int} : {Integer}))
            Integer ({=Integer} += {int})
            Integer ({=Integer}++)
            Integer ((Integer) (Object) {Object})
            Point new Point({int}, {long}, {Object})
            Point new Point(new Point({int}, {long}, {Object}).x, {long}, new Point({int}, {long}, {Object}))
            Point ((Point) new Point({int}, {long}, {Object}) { public String with(double a, String b) throws Throwable { return super.with(a, b + {^String}); } })
            Point ((Point) (Object) {Object})
            int[] (new int[] {{int}, {int}})
            int[] (new int[{int} & 3])
            int[] {int[]}.clone()
            long[] (new long[] {{long}, {long}})
            double[] (new double[] {{double}, {double}})
            byte[] (new byte[] {{byte}, {byte}})
            String[] (new String[] {{String}, {String}})
            """;

    private static final String AWAITS = """
            await(leaf({T}))
            await(leaf({T}))
            await(leaf({T}))
            await(stage({T}))
            await(leaf({T}), Oops.class)
            await({boolean} ? leaf({T}) : leaf({T}))
            await((Awaitable<{boxed}>) leaf({T}))
            await(Arrays.asList(leaf({T}), leaf({T})).get({int} & 1))
            """;

    /** What does not await. */
    static final List<Form> PLAIN = plain();

    /** What awaits. */
    static final List<Form> AWAIT = lines(Type.ALL, AWAITS);

    private static List<Form> plain() {
        List<Form> forms = new ArrayList<>(lines(Type.ALL, ALL_FORMS));
        forms.addAll(lines(Type.NUMBERS, NUMBER_FORMS));
        forms.addAll(lines(List.of(Type.INT), INT_FORMS));
        forms.addAll(lines(List.of(Type.LONG), LONG_FORMS));
        forms.addAll(lines(List.of(Type.BOOLEAN), BOOLEAN_FORMS));
        forms.addAll(lines(List.of(Type.STRING), STRING_FORMS));
        for (String line : OTHER_FORMS.lines().toList()) {
            int space = line.indexOf(' ');
            forms.add(form(List.of(Type.of(line.substring(0, space))), line.substring(space + 1)));
        }
        return List.copyOf(forms);
    }

    private static List<Form> lines(List<Type> types, String templates) {
        return templates.lines().map(line -> form(types, line)).toList();
    }

    private static Form form(List<Type> types, String template) {
        Matcher hole = HOLE.matcher(template);
        List<String> holes = new ArrayList<>();
        while (hole.find()) holes.add(hole.group(1));
        return new Form(types, template, List.copyOf(holes));
    }

    /** Whether it is a compound assignment. */
    boolean assigns() {
        return template.matches(".* [-+*/&|^<]+= .*");
    }

    /** Whether it has a record. */
    boolean needsRecords() {
        return template.contains("Pair");
    }

    /** Whether it names the instance. */
    boolean needsInstance() {
        return template.startsWith("this.") || template.startsWith("super.");
    }

    /** The place of a hole, for counting what stood there. */
    String place(int hole) {
        return template + " #" + (hole + 1);
    }

    /** The holes that an await can fill. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < holes.size(); i++) {
            if (!List.of("source", "boxed").contains(holes.get(i))
                    && "=^".indexOf(holes.get(i).charAt(0)) < 0) {
                places.add(place(i));
            }
        }
        return places;
    }
}
