package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.LabelNode;

/** Items that run one after the other; only the last may jump. */
final class Block {
    final LabelNode label = new LabelNode();
    final List<Item> items = new ArrayList<>();

    /** Where control goes behind the last item, or null: the writer puts a goto where it is not the next in order. */
    Block next;

    /** What the tables say of such a goto; null: the same as of the last item. */
    Item exit;

    Item last() {
        return items.isEmpty() ? null : items.get(items.size() - 1);
    }
}
