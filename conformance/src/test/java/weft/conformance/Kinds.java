package weft.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kinds of faults that woven code can have, the tests that look for the next one of each, and how much these ran.
 */
final class Kinds {
    private static final Pattern TESTS = Pattern.compile("<testsuite [^>]*?\\btests=\"(\\d+)\"");

    private static final List<Kind> ALL = List.of(
            new Kind(
                    "a return that is awaited in another place, by lines, names, tables or layouts",
                    "weaver/weft.weaver.returns.ReturnsTest",
                    "weaver/weft.weaver.returns.SameInEveryRowTest",
                    "weaver/weft.weaver.behaviour.ReturnedBytecodeTest"),
            new Kind(
                    "an await under a monitor",
                    "weaver/weft.weaver.returns.ReturnsTest",
                    "weaver/weft.weaver.behaviour.ReturnedInBlocksTest"),
            new Kind(
                    "class files that no compiler lays out like this",
                    "weaver/weft.weaver.mutate.MutantFuzzTest",
                    "weaver/weft.weaver.raw.RawCodeTest"),
            new Kind(
                    "values that are not what their frames say, in any local variable",
                    "weaver/weft.weaver.raw.RawCodeTest",
                    "weaver/weft.weaver.behaviour.RawBytecodeTest"),
            new Kind("objects under construction", "weaver/weft.weaver.behaviour.MovedObjectsTest"),
            new Kind("protected ranges that become empty, frames that meet", "weaver/weft.weaver.shapes.RangesTest"),
            new Kind(
                    "other compilers, lambdas and closures",
                    "conformance/weft.conformance.OtherLanguagesIT",
                    "conformance/weft.conformance.ProGuardRun",
                    "weaver/weft.weaver.behaviour.LambdaTest"),
            new Kind(
                    "what others read of a class",
                    "weaver/weft.weaver.readers.ReadersTest",
                    "weaver/weft.weaver.shapes.TypeAnnotationsTest",
                    "conformance/weft.conformance.AdviceIT",
                    "conformance/weft.conformance.ParameterNamesIT",
                    "conformance/weft.conformance.SerializationIT",
                    "conformance/weft.conformance.ForbiddenApisIT",
                    "conformance/weft.conformance.MultiReleaseIT",
                    "conformance/weft.conformance.JacocoIT"),
            new Kind(
                    "limits, time and memory of the weaver",
                    "weaver/weft.weaver.behaviour.LargeMethodTest",
                    "weaver/weft.weaver.folder.FileNamesTest"),
            new Kind("memory that a coroutine keeps alive", "weaver/weft.weaver.behaviour.RetentionTest"),
            new Kind(
                    "agents, hot swap, names that are missing",
                    "agent/weft.agent.HotSwapTest",
                    "agent/weft.agent.WeavingTransformerTest",
                    "agent/weft.agent.AgentIT"),
            new Kind("modules that are missing", "conformance/weft.conformance.SmallImagesIT"),
            new Kind("damaged class files", "weaver/weft.weaver.inspect.DamageTest"));

    private Kinds() {}

    private record Kind(String name, String... checks) {}

    /** Returns the section of the page. */
    static String section() throws IOException {
        StringBuilder text = new StringBuilder("## Kinds of faults\n\n");
        text.append(
                "For each kind the tests that look for its next instance, with the number of tests in this run. A test"
                        + " that makes\nits own input counts once; the sections below say what it made.\n\n");
        text.append("| kind | check | tests |\n|---|---|--:|\n");
        for (Kind kind : ALL) {
            String name = kind.name;
            for (String check : kind.checks) {
                String simpleName = check.substring(check.lastIndexOf('.') + 1);
                text.append("| " + name + " | `" + simpleName + "` | " + tests(check) + " |\n");
                name = "";
            }
        }
        return text.toString();
    }

    private static int tests(String check) throws IOException {
        int slash = check.indexOf('/');
        Path target = Path.of("..", check.substring(0, slash), "target");
        String report = "TEST-" + check.substring(slash + 1) + ".xml";
        for (String reports : List.of("surefire-reports", "failsafe-reports")) {
            Path file = target.resolve(reports).resolve(report);
            if (!Files.exists(file)) continue;
            Matcher suite = TESTS.matcher(Files.readString(file));
            if (suite.find()) return Integer.parseInt(suite.group(1));
        }
        throw new IllegalStateException("no report of " + check + "; run mvn -Pconformance verify");
    }
}
