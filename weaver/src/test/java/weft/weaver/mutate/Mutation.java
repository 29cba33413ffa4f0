package weft.weaver.mutate;

import java.util.SplittableRandom;
import org.objectweb.asm.tree.MethodNode;

/** A way to change the code of a method that keeps its meaning. They are applied in this order. */
enum Mutation {
    INVERT_JUMPS(true, (code, target, random) -> Jumps.invert(code, random)),
    SWITCH_TO_IFS(true, (code, target, random) -> Jumps.switchToIfs(code, random)),
    DUPLICATE_TAILS(true, (code, target, random) -> Copies.tails(code, random)),
    COPY_HANDLERS(true, (code, target, random) -> Copies.handlers(code, random)),
    PAD(true, (code, target, random) -> Padding.pad(code, target, random)),
    RENUMBER_LOCALS(false, (code, target, random) -> Locals.renumber(code, random)),
    SHARE_LOCALS(false, (code, target, random) -> Locals.share(code, random)),
    TRIM_RANGES(true, (code, target, random) -> Ranges.trim(code, random)),
    SPLIT_RANGES(true, (code, target, random) -> Ranges.split(code, random)),
    GOTO_CHAINS(true, (code, target, random) -> Layout.chains(code, random)),
    MOVE_HANDLERS(true, (code, target, random) -> Layout.moveHandlers(code, random)),
    REORDER_BLOCKS(true, (code, target, random) -> Layout.reorder(code, random)),
    DROP_LINES(false, (code, target, random) -> Tables.dropLines(code, random)),
    DROP_NAMES(false, (code, target, random) -> Tables.dropNames(code, random)),
    DROP_SIGNATURES(false, (code, target, random) -> Tables.dropSignatures(code, random));

    /** The method that is changed, before any change. */
    record Target(String owner, MethodNode method) {}

    private interface Change {
        void apply(Code code, Target target, SplittableRandom random);
    }

    /** Whether it changes more than numbers and tables. */
    final boolean isLayout;

    private final Change change;

    Mutation(boolean isLayout, Change change) {
        this.isLayout = isLayout;
        this.change = change;
    }

    void apply(Code code, Target target, SplittableRandom random) {
        change.apply(code, target, random);
    }
}
