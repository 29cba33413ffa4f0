package weft.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on one JDK. */
final class Results {
    private final Map<Workload, Map<String, List<Measurement>>> all = new EnumMap<>(Workload.class);

    void add(Workload workload, String peer, Measurement measurement) {
        all.computeIfAbsent(workload, w -> new LinkedHashMap<>())
                .computeIfAbsent(peer, p -> new ArrayList<>())
                .add(measurement);
    }

    boolean has(Workload workload, String peer) {
        return all.containsKey(workload) && all.get(workload).containsKey(peer);
    }

    Iterable<Workload> workloads() {
        return all.keySet();
    }

    /** NaN if each JVM failed, or the peer has no counterpart. */
    double median(Workload workload, String peer) {
        return median(values(workload, peer));
    }

    double bytes(Workload workload, String peer) {
        if (!has(workload, peer)) return Double.NaN;
        return median(all.get(workload).get(peer).stream()
                .map(Measurement::bytes)
                .filter(bytes -> bytes >= 0)
                .toList());
    }

    /** The distance of the extremes to each other, as a part of the median. */
    double spread(Workload workload, String peer) {
        List<Double> values = values(workload, peer);
        if (values.size() < 2) return 0;
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get(sorted.size() - 1) - sorted.get(0)) / median(values);
    }

    private List<Double> values(Workload workload, String peer) {
        if (!has(workload, peer)) return List.of();
        return all.get(workload).get(peer).stream()
                .flatMap(measurement -> measurement.values().stream())
                .toList();
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) return Double.NaN;
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
