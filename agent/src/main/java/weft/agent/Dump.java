package weft.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import weft.weaver.Woven;

/** Writes woven classes below a folder, for looking at them; does nothing where the folder is null. */
record Dump(Path folder) {
    void write(Woven woven) throws IOException {
        if (folder == null) return;
        write(woven.className(), woven.classFile());
        for (Map.Entry<String, byte[]> machine : woven.machines().entrySet()) {
            write(machine.getKey(), machine.getValue());
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
