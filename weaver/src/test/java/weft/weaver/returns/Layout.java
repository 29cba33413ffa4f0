package weft.weaver.returns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A source broken into lines at random: at any blank outside of a literal.
 *
 * @param text the source without marks
 * @param places where it may be refused; the first line is 1
 */
record Layout(String text, List<Place> places) {
    /** The lines of a mark. */
    record Place(char mark, int first, int last) {
        boolean has(int line) {
            return first <= line && line <= last;
        }
    }

    static Layout of(String marked, SplittableRandom random) {
        int percent = List.of(0, 8, 40).get(random.nextInt(3));
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        Deque<Place> open = new ArrayDeque<>();
        int line = 1;
        for (char c : marked.toCharArray()) {
            if (c == Marks.END) {
                Place begun = open.pop();
                places.add(new Place(begun.mark, begun.first, line));
            } else if (c < Marks.END) {
                open.push(new Place(c, line, line));
            } else if (c == ' ' && random.nextInt(100) < percent) {
                text.append('\n');
                line++;
            } else {
                text.append(c);
            }
        }
        return new Layout(text.toString(), places);
    }

    int lines() {
        return (int) text.lines().count();
    }
}
