package weft.weaver.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import weft.weaver.Weaver;
import weft.weaver.Woven;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.torture.Torturer.Tortured;

/** Tortures and weaves one class; a method that is refused is tried more gently, then left as it is. */
final class ClassWeaving {
    private static final Map<Mode, Mode> GENTLER = Map.of(Mode.ANYWHERE, Mode.FEW, Mode.FEW, Mode.NOT_AT_ALL);
    private static final String BUG = "bug in Weft";

    private final byte[] classFile;
    private final long seed;
    private final Counts counts;
    private final Weaver weaver = new Weaver();
    private final Map<MethodId, Mode> modes = new HashMap<>();
    private byte[] unwoven;

    ClassWeaving(byte[] classFile, long seed, Counts counts) {
        this.classFile = classFile;
        this.seed = seed;
        this.counts = counts;
    }

    /** Returns the woven class, or null if the class as a whole cannot be woven. */
    Woven weave() {
        while (true) {
            Tortured tortured = Torturer.torture(classFile, seed, modes);
            unwoven = tortured.classFile();
            Woven woven = weaver.weave(unwoven);
            if (!woven.failed()) {
                counts.methods += tortured.methods();
                counts.awaits += tortured.awaits();
                counts.machines += woven.machines().size();
                counts.leaveOut(tortured.leftOut());
                counts.awaitsTakenOut.merge("a monitor is held", tortured.underMonitor(), Integer::sum);
                return woven;
            }
            if (!makeGentler()) {
                counts.classesLeftOut.merge(messageOf(woven), 1, Integer::sum);
                noteIfBug(woven, "the whole class");
                return null;
            }
        }
    }

    /** Returns the class file that was woven last: tortured, not woven. */
    byte[] unwoven() {
        return unwoven;
    }

    private boolean makeGentler() {
        List<MethodId> methods = Torturer.methodsOf(classFile);
        boolean found = false;
        for (MethodId method : methods) {
            Mode mode = modes.getOrDefault(method, Mode.ANYWHERE);
            if (mode == Mode.NOT_AT_ALL) continue;
            Woven alone = weaver.weave(Torturer.torture(classFile, seed, only(method, mode, methods))
                    .classFile());
            if (!alone.failed()) continue;
            found = true;
            noteIfBug(alone, method.toString());
            Mode gentler = GENTLER.get(mode);
            modes.put(method, gentler);
            Map<String, Integer> reasons = gentler == Mode.NOT_AT_ALL ? counts.leftOut : counts.refused;
            reasons.merge(messageOf(alone), 1, Integer::sum);
        }
        return found;
    }

    private static Map<MethodId, Mode> only(MethodId chosen, Mode mode, List<MethodId> methods) {
        Map<MethodId, Mode> only =
                methods.stream().collect(Collectors.toMap(method -> method, method -> Mode.NOT_AT_ALL));
        only.put(chosen, mode);
        return only;
    }

    private void noteIfBug(Woven woven, String what) {
        String message = messageOf(woven);
        if (message.contains(BUG)) counts.failures.put(woven.className() + " " + what, message);
    }

    private static String messageOf(Woven woven) {
        return woven.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(diagnostic -> diagnostic.message().replaceAll("\\d{4,}|\\S+\\$torture\\d+", "_"))
                .findFirst()
                .orElseThrow();
    }
}
