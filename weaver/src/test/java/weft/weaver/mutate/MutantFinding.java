package weft.weaver.mutate;

import java.util.Optional;
import weft.weaver.fuzz.Finding;
import weft.weaver.mutate.Subject.Entry;

/**
 * What a woven mutant does wrong.
 *
 * @param kind what went wrong
 * @param subject what was changed
 * @param mutant how it was changed
 * @param where the method of the class file, or that which was run
 * @param entry the method that was run, or null where none was
 * @param expected what the original does
 * @param actual what happened instead
 */
record MutantFinding(
        Finding.Kind kind,
        Subject subject,
        Mutant mutant,
        String where,
        Optional<Entry> entry,
        String expected,
        String actual) {
    @Override
    public String toString() {
        String text = kind + " in " + where + " of " + subject.label() + ", "
                + subject.variant().label() + ",\n" + mutant + "\n";
        if (entry.isPresent() && entry.get().source() != null) {
            text += "generated from seed " + entry.get().source().seed() + "L\n"
                    + entry.get().source().indented();
        }
        return text + "expected: " + expected + "\nactual:   " + actual + "\n";
    }
}
