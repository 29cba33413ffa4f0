package weft.weaver.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A piece of Java source: text, with smaller pieces between. The shrinker replaces pieces in place. */
public final class Node {
    /** What a piece may be replaced by. */
    enum Kind {
        /** A list of statements, each of which can go. */
        BLOCK,
        /** One statement; nothing, or a smaller one within, can stand in its place. */
        STATEMENT,
        /** A value; a constant, or a smaller value of the same type within, can stand in its place. */
        EXPRESSION,
        /** A clause; nothing can stand in its place. */
        OPTIONAL,
        /** All else. */
        TEXT
    }

    final Kind kind;

    /** The type of an expression, or null. */
    final Type type;

    /** Strings and nodes. */
    final List<Object> parts;

    private Node(Kind kind, Type type, List<Object> parts) {
        this.kind = kind;
        this.type = type;
        this.parts = parts;
    }

    static Node text(Object... parts) {
        return of(Kind.TEXT, parts);
    }

    static Node statement(Object... parts) {
        return of(Kind.STATEMENT, parts);
    }

    static Node optional(Object... parts) {
        return of(Kind.OPTIONAL, parts);
    }

    static Node block(List<Node> statements) {
        return new Node(Kind.BLOCK, null, new ArrayList<>(statements));
    }

    static Node expression(Type type, Object... parts) {
        return new Node(Kind.EXPRESSION, type, new ArrayList<>(Arrays.asList(parts)));
    }

    private static Node of(Kind kind, Object... parts) {
        return new Node(kind, null, new ArrayList<>(Arrays.asList(parts)));
    }

    /** Whether this is text only, and no smaller piece. */
    boolean isPlain() {
        return parts.stream().noneMatch(Node.class::isInstance);
    }

    /** How many characters the source has. */
    int size() {
        return toString().length();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        print(text);
        return text.toString();
    }

    private void print(StringBuilder text) {
        for (Object part : parts) {
            if (part instanceof Node node) {
                node.print(text);
                if (kind == Kind.BLOCK) text.append('\n');
            } else {
                text.append(part);
            }
        }
    }
}
