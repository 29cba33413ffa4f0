package weft.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Starts a JVM for one workload on one peer. */
final class Measured {
    private static final int PATIENCE_SECONDS = 120;

    private Measured() {}

    static Measurement by(Jdk jdk, Workload workload, String peer, boolean full) {
        try {
            return switch (workload.kind) {
                case STEP -> jmh(jdk, workload, peer, full, false);
                case MASS -> jmh(jdk, workload, peer, full, true);
                case PROBE -> probe(jdk, workload, peer);
            };
        } catch (Exception failed) {
            System.out.println("    " + failed);
            return Measurement.FAILED;
        }
    }

    private static Measurement jmh(Jdk jdk, Workload workload, String peer, boolean full, boolean mass)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(workload.benchmark.replace(".", "\\.") + "$")
                .param("peer", peer)
                .jvm(jdk.java())
                .jvmArgsAppend(jvmArguments(jdk, peer, mass).toArray(String[]::new))
                .forks(1)
                .warmupIterations(full ? 5 : 3)
                .measurementIterations(full ? 5 : 3)
                .addProfiler(GCProfiler.class)
                .shouldDoGC(mass)
                .shouldFailOnError(true)
                .timeout(TimeValue.seconds(PATIENCE_SECONDS))
                .verbosity(VerboseMode.SILENT);
        if (!mass) {
            TimeValue time = TimeValue.milliseconds(full ? 1000 : 400);
            options.warmupTime(time).measurementTime(time);
        }
        return of(workload, new Runner(options.build()).run());
    }

    private static List<String> jvmArguments(Jdk jdk, String peer, boolean mass) {
        List<String> arguments = new ArrayList<>();
        // Neither a collection nor the first touch of a page of memory, which may take longer than all the rest, falls
        // into what is measured; the bytes are measured apart from the time.
        if (mass) arguments.addAll(List.of("-Xms5g", "-Xmx5g", "-Xmn3500m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"));
        else arguments.addAll(List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"));
        if (peer.equals("virtual1")) arguments.add("-Djdk.virtualThreadScheduler.parallelism=1");
        if (jdk.release() > 23) arguments.add("--sun-misc-unsafe-memory-access=allow");
        return arguments;
    }

    private static Measurement of(Workload workload, Collection<RunResult> runs) {
        RunResult run = runs.iterator().next();
        List<Double> values = new ArrayList<>();
        run.getBenchmarkResults().forEach(fork -> {
            for (IterationResult iteration : fork.getIterationResults())
                values.add(iteration.getPrimaryResult().getScore() - workload.atLeastMillis());
        });
        double bytes = -1;
        for (Result<?> each : run.getSecondaryResults().values())
            if (each.getLabel().endsWith("gc.alloc.rate.norm")) bytes = each.getScore() / workload.items();
        return new Measurement(List.copyOf(values), bytes);
    }

    private static Measurement probe(Jdk jdk, Workload workload, String peer) throws Exception {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(
                switch (workload) {
                    case HEAP_1, HEAP_10 -> List.of("-Xmx12g", "-XX:+UseParallelGC");
                    case LOOP -> List.of("-Xmx64m");
                    default -> List.of();
                });
        if (peer.equals("virtual1")) command.add("-Djdk.virtualThreadScheduler.parallelism=1");
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName(), workload.name(), peer));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Measurement.FAILED;
        }
        String out = new String(process.getInputStream().readAllBytes()).strip(); // one number: it fits into the pipe
        if (process.exitValue() != 0 || out.isEmpty()) return Measurement.FAILED;
        return new Measurement(
                List.of(Double.parseDouble(out.lines().reduce((a, b) -> b).orElse(""))), -1);
    }
}
