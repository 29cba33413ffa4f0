package weft.weaver.mutate;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Less debug information. */
final class Tables {
    private Tables() {}

    static void dropLines(Code code, SplittableRandom random) {
        boolean all = random.nextInt(3) == 0;
        Set<Integer> dropped = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (Item item : code.items()) {
            if (!kept.contains(item.line) && !dropped.contains(item.line))
                (all || random.nextBoolean() ? dropped : kept).add(item.line);
            if (dropped.contains(item.line)) item.line = 0;
        }
        for (Block block : code.blocks) {
            if (block.exit != null && dropped.contains(block.exit.line)) block.exit.line = 0;
        }
    }

    static void dropNames(Code code, SplittableRandom random) {
        boolean all = random.nextInt(3) == 0;
        Set<Name> dropped = new HashSet<>();
        Set<Name> kept = new HashSet<>();
        for (Block block : code.blocks) {
            for (Item item : block.items) {
                for (Name name : item.names) {
                    if (!kept.contains(name) && !dropped.contains(name))
                        (all || random.nextBoolean() ? dropped : kept).add(name);
                }
                item.names = item.names.stream()
                        .filter(name -> !dropped.contains(name))
                        .toList();
            }
        }
    }

    static void dropSignatures(Code code, SplittableRandom random) {
        boolean all = random.nextBoolean();
        for (Block block : code.blocks) {
            for (Item item : block.items) {
                item.names = item.names.stream()
                        .map(name -> all || name.slot() % 2 == 0 ? name.withoutSignature() : name)
                        .toList();
            }
        }
    }
}
