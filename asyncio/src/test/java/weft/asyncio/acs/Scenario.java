package weft.asyncio.acs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One program. */
final class Scenario {
    final String name;

    /** Its text, from which it can be parsed again. */
    final List<String> lines = new ArrayList<>();

    /** Whether the loop stops when main is done, instead of when there is nothing left to do. */
    boolean stopsWithMain;

    final List<List<String>> declarations = new ArrayList<>();
    final Map<String, List<Statement>> coroutines = new LinkedHashMap<>();

    Scenario(String name) {
        this.name = name;
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return name;
    }
}
