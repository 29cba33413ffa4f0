package weft.weaver.mutate;

import java.util.List;
import java.util.SplittableRandom;

/** Other ranges of protected code with the same handlers. */
final class Ranges {
    private static final int ONE_IN = 6;

    private Ranges() {}

    /** Protects no longer some of the instructions that cannot throw. */
    static void trim(Code code, SplittableRandom random) {
        for (Item item : code.items()) {
            if (item.isSilent() && random.nextBoolean()) item.guards = List.of();
        }
        for (Block block : code.blocks) {
            if (block.next != null && random.nextBoolean()) {
                Item exit = Code.exitOf(block);
                block.exit = new Item(null, exit.line, List.of(), exit.names);
            }
        }
    }

    /** Divides the ranges, and shuffles the pieces. */
    static void split(Code code, SplittableRandom random) {
        for (Item item : code.items()) {
            if (random.nextInt(ONE_IN) == 0) code.cuts.add(item);
        }
        code.tableOrder = random.split();
    }
}
