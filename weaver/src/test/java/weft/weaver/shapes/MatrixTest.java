package weft.weaver.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import weft.weaver.harness.Counts;
import weft.weaver.harness.Matrix;
import weft.weaver.harness.Program;
import weft.weaver.harness.ThreeWays;

/** The programs of the folder {@code matrix}, compiled, woven and run in all ways. */
class MatrixTest {
    @TestFactory
    Stream<DynamicNode> matrix() {
        return ThreeWays.test(Matrix.programs());
    }

    @Test
    void theFolderIsRead() {
        List<Program> programs = Matrix.programs();

        assertThat(programs).hasSizeGreaterThanOrEqualTo(394);
        assertThat(programs).extracting(Program::release).containsOnly(8, 11, 17, 21, 25);
    }

    @AfterAll
    static void writeCounts() throws IOException {
        Counts.write();
    }
}
