package weft.asyncio.doc;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import weft.asyncio.acs.FullRun;
import weft.asyncio.acs.Recorded;

/** The text of {@code docs/asyncio.md}. */
final class Page {
    private static final String RANDOM = "mvn test -pl asyncio -am -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dtest=RandomScenariosTest \\\n    -Dweft.acs.scenarios=";

    private final StringBuilder text = new StringBuilder();

    static String write() throws IOException {
        Page page = new Page();
        page.add("""
                # Weft and asyncio

                What of asyncio Weft has, and how its tests hold it to what CPython does. The tests write this page:

                ```
                mvn test -pl asyncio -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=AsyncioDocTest -Dweft.docs.update=1
                ```
                """);
        page.scenarios(FullRun.read());
        page.twins(Twins.read());
        page.names(Names.read());
        page.rules(Rules.read());
        return page.text.toString();
    }

    private void add(String lines) {
        text.append(lines);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void scenarios(FullRun run) {
        line("%n## The same programs on CPython%n");
        add("""
                Small programs, in a language of their own, run on Weft and on CPython in virtual time; every event is a line of a
                trace. The interpreter for Weft is `weft.asyncio.acs`, async methods on the public API; that for CPython is
                `scenario.py`. Both are in the tests of `asyncio`.

                """);
        line("| programs | equal to the byte |");
        line("|---|---|");
        line(
                "| written, with the traces that CPython 3.13 left | %d of %d |",
                Recorded.equalTraces(), Recorded.count());
        line(
                "| random, in the last full run, against Python %s on JDK %d | %,d of %,d |",
                run.python(), run.java(), run.scenarios(), run.scenarios());
        add("""

                Where there is a Python 3.13, each run of the tests makes 2,000 other random programs and compares. A difference is
                shrunk to a few lines, and its seed printed. A full run, from 100,000 programs on, is noted here; the last was

                """);
        line("```");
        line("%s%d -Dweft.acs.seed=%d", RANDOM, run.scenarios(), run.seed());
        line("```");
    }

    private void twins(List<Twins.TestFile> files) {
        line("%n## CPython's own tests%n");
        line("Those that do not need sockets, pipes or processes, each written anew in `weft.asyncio.cpython`, where");
        line("`@Twin` names the original.%n");
        line("| file | tests | paired | left out | open |");
        line("|---|---|---|---|---|");
        for (Twins.TestFile file : files) {
            row(
                    "`" + file.name() + "`",
                    file.listed().size(),
                    file.paired().size(),
                    file.leftOut().size(),
                    file.open().size());
        }
        row(
                "all",
                files.stream().mapToInt(file -> file.listed().size()).sum(),
                files.stream().mapToInt(file -> file.paired().size()).sum(),
                files.stream().mapToInt(file -> file.leftOut().size()).sum(),
                files.stream().mapToInt(file -> file.open().size()).sum());
        int beyond = Twins.beyondTheList().size();
        if (beyond > 0) line("%nThe list is that of 3.11; of the tests that came later, %d are paired, too.", beyond);
        if (files.stream().allMatch(file -> file.leftOut().isEmpty())) return;
        line("%nLeft out:%n");
        line("| test | why |");
        line("|---|---|");
        for (Twins.TestFile file : files) {
            file.leftOut().forEach((test, reason) -> row("`" + file.name() + "." + test + "`", reason));
        }
    }

    private void names(Map<String, List<Names.Name>> modules) {
        List<Names.Name> all = modules.values().stream().flatMap(List::stream).toList();
        line("%n## asyncio's names%n");
        line(
                "Every public name of CPython 3.13's asyncio, %d in all; Weft has %d.%n",
                all.size(),
                all.stream().filter(name -> name.isPorted() && name.exists()).count());
        line("| asyncio | Weft | differences, or why there is none |");
        line("|---|---|---|");
        modules.forEach((module, names) -> {
            row("**" + module + "**", "", "");
            for (Names.Name name : names) row("`" + name.name() + "`", weft(name), name.differences());
        });
    }

    private static String weft(Names.Name name) {
        if (!name.isPorted()) return "";
        return "`" + name.weft() + "`" + (name.exists() ? "" : " (not there yet)");
    }

    private void rules(Map<String, List<Rules.Rule>> sections) {
        List<Rules.Rule> all = sections.values().stream().flatMap(List::stream).toList();
        long tested = all.stream().filter(Rules.Rule::isTested).count();
        List<String> open = all.stream()
                .filter(rule -> !rule.isTested() && rule.notInJava() == null)
                .map(Rules.Rule::id)
                .toList();
        long notInJava = all.size() - tested - open.size();
        line("%n## What is easy to get wrong%n");
        line(
                "Rules of asyncio, each with the programs that show it and the test classes that name it: %d of %d; %d are of"
                        + " things that Java has not.%n",
                tested, all.size(), notInJava);
        if (!open.isEmpty()) line("No test names %s.%n", String.join(", ", open));
        line("| rule | | programs, tests |");
        line("|---|---|---|");
        sections.forEach((section, rules) -> {
            row("", "**" + section + "**", "");
            for (Rules.Rule rule : rules) row(rule.id(), rule.text(), tests(rule));
        });
    }

    private static String tests(Rules.Rule rule) {
        if (rule.notInJava() != null) return rule.notInJava();
        return Stream.concat(rule.scenarios().stream().map(name -> "`" + name + "`"), rule.tests().stream())
                .collect(Collectors.joining(", "));
    }

    private void row(Object... cells) {
        line("| %s |", Stream.of(cells).map(Object::toString).collect(Collectors.joining(" | ")));
    }
}
