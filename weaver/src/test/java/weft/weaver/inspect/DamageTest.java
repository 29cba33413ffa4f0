package weft.weaver.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import weft.weaver.Weaver;

class DamageTest {
    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in =
                ClassLoader.getSystemResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void classFilesAreWhole() throws IOException {
        for (Class<?> type :
                List.of(Object.class, String.class, HashMap.class, Runnable.class, Weaver.class, DamageTest.class)) {
            assertThat(Damage.of(classFile(type))).as(type.getName()).isEmpty();
        }
    }

    @Test
    void eachCutIsSeen() throws IOException {
        byte[] whole = classFile(Damage.class);
        assertThat(Damage.of(new byte[0])).contains("it is empty");
        for (int length = 1; length < whole.length; length++) {
            assertThat(Damage.of(Arrays.copyOf(whole, length))).contains("it is cut off after " + length + " bytes");
        }
    }

    @Test
    void whatElseIsNoClassFile() throws IOException {
        byte[] whole = classFile(Damage.class);
        assertThat(Damage.of("not a class".getBytes())).contains("it does not begin as a class file does");
        assertThat(Damage.of(Arrays.copyOf(whole, whole.length + 3))).contains("it has 3 bytes too many");
        byte[] zeros = new byte[whole.length];
        System.arraycopy(whole, 0, zeros, 0, 40);
        assertThat(Damage.of(zeros)).isPresent();
        byte[] tag = whole.clone();
        tag[10] = 99;
        assertThat(Damage.of(tag)).contains("constant 1 has the unknown tag 99");
    }

    @Test
    void ofANewerJavaNothingIsSaid() throws IOException {
        byte[] newer = classFile(Damage.class);
        newer[7] = Opcodes.V28 + 1;
        newer[10] = 99;
        assertThat(Damage.of(newer)).isEqualTo(Optional.empty());
    }

    @Test
    void aModuleDescriptorIsWhole() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        writer.visitModule("m", 0, null).visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        byte[] module = writer.toByteArray();
        assertThat(new ClassReader(module).getClassName()).isEqualTo("module-info");
        assertThat(Damage.of(module)).isEmpty();
    }
}
