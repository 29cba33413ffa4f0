package weft.weaver.mutate;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How a program is changed.
 *
 * @param seed where in the code, and how
 * @param mutations what is done
 */
record Mutant(long seed, Set<Mutation> mutations) {
    private static final int ONE_IN = 3;

    static Mutant random(SplittableRandom random) {
        Set<Mutation> mutations = EnumSet.noneOf(Mutation.class);
        while (mutations.isEmpty()) {
            for (Mutation mutation : Mutation.values()) {
                if (random.nextInt(ONE_IN) == 0) mutations.add(mutation);
            }
        }
        return new Mutant(random.nextLong(), mutations);
    }

    Mutant without(Mutation mutation) {
        Set<Mutation> fewer = EnumSet.copyOf(mutations);
        fewer.remove(mutation);
        return new Mutant(seed, fewer);
    }

    Mutant next() {
        return new Mutant(seed + 1, mutations);
    }

    @Override
    public String toString() {
        return mutations + ", mutation seed " + seed + "L";
    }
}
