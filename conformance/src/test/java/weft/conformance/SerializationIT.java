package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects of woven classes are read by the classes as they were before weaving, and the other way round, though none of
 * the classes declares a serialVersionUID.
 */
class SerializationIT {
    private static final String READ = """
            {tea=2} 3
            no pot pot
            Price[cents=7, tags=[new]]
            TEA
            CUP
            tag oak
            shelf oak
            later
            shelf of oak
            interface stock.Stock$Marked
            """;

    @TempDir
    Path folder;

    private App plain;
    private App woven;
    private String file;

    @BeforeEach
    void compile() throws Exception {
        plain = App.compile("serial", folder.resolve("plain"), List.of());
        woven = App.compile("serial", folder.resolve("woven"), List.of());
        file = folder.resolve("objects").toString();
    }

    @ParameterizedTest
    @EnumSource
    void wovenClassesReadWhatPlainOnesWrote(Weaving weaving) throws Exception {
        ChildJvm writer = plain.runPlain(List.of(), "stock.Main", "write", file);
        ChildJvm reader = woven.run(weaving, List.of(), "stock.Main", "call", file);

        assertThat(writer).isEqualTo(new ChildJvm(0, "", ""));
        assertThat(reader).isEqualTo(new ChildJvm(0, READ + "45\n", ""));
    }

    @ParameterizedTest
    @EnumSource
    void plainClassesReadWhatWovenOnesWrote(Weaving weaving) throws Exception {
        ChildJvm writer = woven.run(weaving, List.of(), "stock.Main", "write", file);
        ChildJvm reader = plain.runPlain(List.of(), "stock.Main", "read", file);

        assertThat(writer).isEqualTo(new ChildJvm(0, "", ""));
        assertThat(reader).isEqualTo(new ChildJvm(0, READ, ""));
    }
}
