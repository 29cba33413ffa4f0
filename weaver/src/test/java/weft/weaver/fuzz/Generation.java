package weft.weaver.fuzz;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the parts of one program's generator share: chance, names, how much is left to spend, and what was used. */
final class Generation {
    /** A method that awaits, to be called by another. */
    record Helper(String name, String returns, Type result, List<Type> parameters, boolean inInstance) {}

    final SplittableRandom random;
    final int release;
    final List<Helper> helpers;
    private final Map<String, Integer> places;
    private int names;
    private int fuel;

    Generation(long seed, int release, int fuel, List<Helper> helpers, Map<String, Integer> places) {
        this.random = new SplittableRandom(seed);
        this.release = release;
        this.fuel = fuel;
        this.helpers = helpers;
        this.places = places;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whether more may be generated; each call spends some. */
    boolean more() {
        return fuel-- > 0;
    }

    void refuel(int more) {
        fuel = more;
    }

    String name(String prefix) {
        return prefix + ++names;
    }

    /** Counts an await at a place. */
    void await(String place) {
        places.merge(place, 1, Integer::sum);
    }
}
