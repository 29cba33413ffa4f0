package weft.weaver.readers;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;

/** The differences that weaving is meant to make, each with its reason. There may be no others. */
public enum Expected {
    MARK("class: attrs", "the mark says that the class is woven; a reader skips attributes that it does not know") {
        @Override
        boolean explains(String before, String after) {
            String marked = before == null ? "[weft.Woven]" : before.replace("]", ", weft.Woven]");
            return marked.equals(after);
        }
    },
    BODY("added body .*", "the body has the method's code, at the user's name, so that traces and debuggers show it") {
        @Override
        boolean explains(String before, String after) {
            return before == null && has(after, Opcodes.ACC_PRIVATE);
        }
    },
    ENTRY("added (entry|location) .*", "the machine calls these; they are synthetic, and no part of an API") {
        @Override
        boolean explains(String before, String after) {
            return before == null
                    && has(after, Opcodes.ACC_SYNTHETIC)
                    && !has(after, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
        }
    },
    SERIAL_VERSION("field serialVersionUID J: .*", "it says what Java computed before weaving, so that it stays") {
        @Override
        boolean explains(String before, String after) {
            return before == null;
        }
    },
    MAXIMUM("method .*: max(Stack|Locals)", "computed anew for the whole class; only the JVM's verifier reads it") {
        @Override
        boolean explains(String before, String after) {
            return before != null && after != null;
        }
    },
    UNUSED("method .*: code: variables", "a parameter that nothing reads is not restored; the stub names it") {
        @Override
        boolean explains(String before, String after) {
            return lines(before).containsAll(lines(after));
        }
    },
    COMPLETED("method .*: code: calls", "the machine is the stage itself, so no completed stage is made for a result") {
        @Override
        boolean explains(String before, String after) {
            Set<String> lost = lines(before);
            if (!lost.containsAll(lines(after))) return false;
            lost.removeAll(lines(after));
            return lost.stream().allMatch(call -> COMPLETED_STAGE.matcher(call).matches());
        }
    };

    private static final Pattern COMPLETED_STAGE =
            Pattern.compile("java/util/concurrent/CompletableFuture\\.completed(Future|Stage)\\(.*");

    private static final Pattern ACCESS = Pattern.compile("\\{access=(\\d+)\\b.*");

    private final Pattern place;
    private final String reason;

    Expected(String place, String reason) {
        this.place = Pattern.compile(place);
        this.reason = reason;
    }

    /** Returns why it is right that this reads differently. */
    public String reason() {
        return reason;
    }

    abstract boolean explains(String before, String after);

    boolean explains(Difference difference) {
        return place.matcher(difference.place()).matches() && explains(difference.before(), difference.after());
    }

    private static Set<String> lines(String text) {
        return text == null ? new HashSet<>() : new HashSet<>(Arrays.asList(text.split("\n")));
    }

    private static boolean has(String header, int anyOf) {
        Matcher access = ACCESS.matcher(header);
        return access.matches() && (Integer.parseInt(access.group(1)) & anyOf) != 0;
    }
}
