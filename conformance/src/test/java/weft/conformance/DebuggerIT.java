package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weft.weaver.Checks;
import weft.weaver.Weaver;
import weft.weaver.folder.FolderWeaver;

/** A woven program under the JDK's debug interface. */
class DebuggerIT {
    private static final Path SOURCE = Path.of("src", "test", "resources", "debugger", "shop", "Main.java");

    @TempDir
    Path folder;

    private List<String> source;
    private App app;

    @BeforeEach
    void compile() throws IOException {
        source = Files.readAllLines(SOURCE);
        app = App.compile("debugger", folder.resolve("classes"), List.of());
    }

    /** The line with a comment that says so. */
    private int line(String comment) {
        for (int i = 0; i < source.size(); i++) if (source.get(i).endsWith("// " + comment)) return i + 1;
        throw new IllegalArgumentException(comment);
    }

    private Debugger start(Weaving weaving, boolean keepLocals) throws Exception {
        String agent = "";
        if (weaving == Weaving.BUILD) new FolderWeaver(new Weaver(Checks.CLASS_FILE, keepLocals)).weave(app.classes());
        else agent = "\"-javaagent:" + Jars.agent() + (keepLocals ? "=keep-locals" : "") + "\" ";
        return new Debugger(agent + "-cp \"" + Jars.path(app.classPath()) + "\"", "shop.Main");
    }

    @ParameterizedTest
    @EnumSource
    void eachBreakpointIsHitOnceInACall(Weaving weaving) throws Exception {
        try (Debugger debugger = start(weaving, false)) {
            List<Integer> expected = new ArrayList<>();
            for (String comment : List.of("at the await", "in the callee", "after the await", "at the end")) {
                debugger.breakAt(line(comment));
                expected.add(line(comment));
            }
            expected.addAll(expected);

            List<Integer> hit = new ArrayList<>();
            for (Location at = debugger.resume(); at != null; at = debugger.resume()) hit.add(at.lineNumber());

            assertThat(hit).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void variablesHaveTheirValuesAfterAResume(Weaving weaving) throws Exception {
        try (Debugger debugger = start(weaving, true)) {
            debugger.breakAt(line("after the await"));
            for (String item : List.of("hat", "coat")) {
                debugger.resume();
                String label = "shop " + item;
                assertThat(debugger.variables())
                        .isEqualTo(Map.of(
                                "this",
                                "shop.Main",
                                "item",
                                item,
                                "suspends",
                                String.valueOf(item.equals("coat")),
                                "label",
                                label,
                                "fee",
                                "40",
                                "length",
                                String.valueOf(label.length()),
                                "price",
                                String.valueOf(2 * label.length())));
            }
        }
    }

    @Test
    void withoutTheOptionThoseThatAreStillNeededHaveThem() throws Exception {
        try (Debugger debugger = start(Weaving.BUILD, false)) {
            debugger.breakAt(line("after the await"));
            debugger.resume();
            debugger.resume();
            assertThat(debugger.variables())
                    .containsEntry("this", "shop.Main")
                    .containsEntry("fee", "40")
                    .containsEntry("price", "18");
        }
    }

    @Test
    void aStepOverAnAwaitThatDoesNotSuspendArrivesAtTheNextLine() throws Exception {
        try (Debugger debugger = start(Weaving.BUILD, false)) {
            debugger.breakAt(line("the first call"));
            debugger.resume();
            assertThat(debugger.stepOver().lineNumber()).isEqualTo(line("the second call"));
        }
        try (Debugger debugger = start(Weaving.BUILD, false)) {
            debugger.breakAt(line("at the await"));
            debugger.resume();
            assertThat(debugger.stepOver().lineNumber()).isEqualTo(line("after the await"));
            assertThat(debugger.stepOver().lineNumber()).isEqualTo(line("at the end"));
        }
    }

    @Test
    void overOneThatSuspendsABreakpointBehindItIsHit() throws Exception {
        try (Debugger debugger = start(Weaving.BUILD, false)) {
            debugger.breakAt(line("at the await"));
            debugger.resume();
            debugger.resume();
            debugger.breakAt(line("after the await"));
            Location at = debugger.stepOver();
            while (at != null && at.lineNumber() != line("after the await")) at = debugger.resume();
            assertThat(at).isNotNull();
            assertThat(debugger.variables()).containsEntry("price", "18");
            assertThat(debugger.stepOver().lineNumber()).isEqualTo(line("at the end"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStackShowsTheMethodsOfTheSource(Weaving weaving) throws Exception {
        try (Debugger debugger = start(weaving, false)) {
            debugger.breakAt(line("in the callee"));
            debugger.resume();
            assertThat(debugger.stack())
                    .containsExactly(
                            "price:" + line("in the callee"),
                            "order:" + line("at the await"),
                            "twice:" + line("the first call"),
                            "main:" + line("the program"));
        }
    }
}
