package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long JVMs run that are started in turns, so that what else the machine does hits all of them. */
final class Launches {
    private final int rounds;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, double[]> millis = new LinkedHashMap<>();

    Launches(int rounds) {
        this.rounds = rounds;
    }

    /** Adds a command line, without that of {@code java} itself. */
    Launches add(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        commands.put(name, command);
        millis.put(name, new double[rounds]);
        return this;
    }

    /** Starts each once to warm the file cache, then all in turns. */
    Launches run() throws IOException, InterruptedException {
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                double taken = millis(command.getValue());
                if (round >= 0) millis.get(command.getKey())[round] = taken;
            }
        }
        return this;
    }

    private static double millis(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor()).as(() -> String.join(" ", command)).isZero();
        return (System.nanoTime() - start) / 1e6;
    }

    /** The median, in milliseconds. */
    long median(String name) {
        double[] sorted = millis.get(name).clone();
        Arrays.sort(sorted);
        return Math.round(sorted[sorted.length / 2]);
    }
}
