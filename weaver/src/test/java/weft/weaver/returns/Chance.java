package weft.weaver.returns;

import java.util.List;
import java.util.SplittableRandom;

/** What the parts of one generated method share: chance, names, and how much is left to spend. */
final class Chance {
    final SplittableRandom random;
    private int names;
    private int fuel;

    Chance(long seed) {
        random = new SplittableRandom(seed);
        fuel = 3 + random.nextInt(9);
    }

    boolean of(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Returns whether more may be generated; each call spends some. */
    boolean more() {
        return fuel-- > 0;
    }

    String name(String prefix) {
        return prefix + ++names;
    }

    /** Returns a literal that no other one equals. */
    String literal() {
        return '"' + name("s") + '"';
    }
}
