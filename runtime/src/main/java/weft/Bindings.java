package weft;

import java.util.Arrays;

/**
 * The variables of a {@link Context} with their values: a persistent map. What is made of one shares nearly all of it,
 * so that a copy costs nothing, and a change a few small arrays, however many variables there are.
 *
 * <p>A map is an array that never changes. Few variables are a leaf. Many are a tree: a hash array mapped trie, as that
 * of Python's contexts, but with plain nodes.
 *
 * <pre>
 * leaf     variable, value, variable, value, ...; empty for no variables
 * branch   BRANCH, node, node, ...: 16 maps or nulls; 4 bits of the identity hash code say where a variable is
 * </pre>
 */
final class Bindings {
    static final Object[] NONE = {};

    /** No value: what {@link #get} returns for a variable that is not there. */
    static final Object MISSING = new Object();

    private static final Object BRANCH = new Object();
    private static final int BITS = 4;
    private static final int CHILDREN = 1 << BITS;

    /** A leaf with so many elements becomes a branch, unless all bits of the hash codes are used up. */
    private static final int FULL_LEAF = 16;

    private Bindings() {}

    private static boolean isBranch(Object[] node) {
        return node.length > 0 && node[0] == BRANCH;
    }

    /** The place of a variable in a branch. */
    private static int child(Object variable, int shift) {
        return 1 + (System.identityHashCode(variable) >>> shift & CHILDREN - 1);
    }

    static Object get(Object[] map, ContextVar<?> variable) {
        Object[] node = map;
        for (int shift = 0; isBranch(node); shift += BITS) {
            node = (Object[]) node[child(variable, shift)];
            if (node == null) return MISSING;
        }
        int index = indexOf(node, variable);
        return index < 0 ? MISSING : node[index + 1];
    }

    private static int indexOf(Object[] leaf, ContextVar<?> variable) {
        for (int i = 0; i < leaf.length; i += 2) if (leaf[i] == variable) return i;
        return -1;
    }

    /** Returns the map with another value. */
    static Object[] with(Object[] map, ContextVar<?> variable, Object value) {
        return with(map, variable, value, 0);
    }

    private static Object[] with(Object[] node, Object variable, Object value, int shift) {
        if (isBranch(node)) {
            int child = child(variable, shift);
            Object[] old = node[child] == null ? NONE : (Object[]) node[child];
            return replaced(node, child, with(old, variable, value, shift + BITS));
        }
        int index = indexOf(node, (ContextVar<?>) variable);
        if (index >= 0) return replaced(node, index + 1, value);
        if (node.length >= FULL_LEAF && shift < Integer.SIZE) return with(split(node, shift), variable, value, shift);
        Object[] longer = Arrays.copyOf(node, node.length + 2);
        longer[node.length] = variable;
        longer[node.length + 1] = value;
        return longer;
    }

    private static Object[] replaced(Object[] node, int index, Object element) {
        Object[] changed = node.clone();
        changed[index] = element;
        return changed;
    }

    private static Object[] split(Object[] leaf, int shift) {
        Object[] branch = new Object[1 + CHILDREN];
        branch[0] = BRANCH;
        for (int i = 0; i < leaf.length; i += 2) {
            int child = child(leaf[i], shift);
            Object[] old = branch[child] == null ? NONE : (Object[]) branch[child];
            branch[child] = with(old, leaf[i], leaf[i + 1], shift + BITS);
        }
        return branch;
    }

    /** Returns the map without a variable. */
    static Object[] without(Object[] map, ContextVar<?> variable) {
        return get(map, variable) == MISSING ? map : without(map, variable, 0);
    }

    private static Object[] without(Object[] node, ContextVar<?> variable, int shift) {
        if (isBranch(node)) {
            int child = child(variable, shift);
            return joined(replaced(node, child, without((Object[]) node[child], variable, shift + BITS)));
        }
        int index = indexOf(node, variable);
        Object[] shorter = new Object[node.length - 2];
        System.arraycopy(node, 0, shorter, 0, index);
        System.arraycopy(node, index + 2, shorter, index, shorter.length - index);
        return shorter;
    }

    /** A branch with few variables as a leaf. */
    private static Object[] joined(Object[] branch) {
        int length = 0;
        for (int i = 1; i < branch.length; i++) {
            if (branch[i] == null) continue;
            Object[] child = (Object[]) branch[i];
            length += child.length;
            if (isBranch(child) || length > FULL_LEAF / 2) return branch;
        }
        Object[] leaf = new Object[length];
        int at = 0;
        for (int i = 1; i < branch.length; i++) {
            if (branch[i] == null) continue;
            Object[] child = (Object[]) branch[i];
            System.arraycopy(child, 0, leaf, at, child.length);
            at += child.length;
        }
        return leaf;
    }
}
