package weft.weaver.returns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import weft.weaver.returns.Sample.Options;

/** Generates methods and checks them in every row. */
final class Fuzz {
    private static final int METHODS_PER_CLASS = 60;

    final Tally tally = new Tally();
    final List<Finding> findings = new ArrayList<>();
    private final Options options;

    Fuzz(Options options) {
        this.options = options;
    }

    /** Checks this many methods; the seeds of all follow from the first. Ends early when much is wrong. */
    void run(long seed, int count, int mostFindings) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int done = 0; done < count && findings.size() < mostFindings; done += METHODS_PER_CLASS) {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < Math.min(METHODS_PER_CLASS, count - done); i++) {
                samples.add(Sample.of(random.nextLong(), "M" + i, options));
            }
            Batch batch = new Batch(samples, tally, findings::add);
            if (!Rows.ALL.stream().allMatch(batch::check)) break;
        }
        findings.sort(Comparator.comparing(
                (Finding finding) -> finding.sample().layout().text().length()));
    }

    /** Returns the smallest ones. */
    String smallest(int count) {
        StringBuilder text = new StringBuilder();
        findings.stream().limit(count).forEach(text::append);
        return text.toString();
    }
}
