package weft.samples.linkcheck;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a robots.txt allows one robot (RFC 9309): of the rules that match an address the longest one counts.
 *
 * @param rules those for this robot, or, if there are none, those for every robot
 */
record RobotsTxt(List<Rule> rules) {
    static final String PATH = "/robots.txt";

    /** Allows everything. */
    static final RobotsTxt ALL = new RobotsTxt(List.of());

    /** A line {@code Allow:} or {@code Disallow:}. */
    record Rule(boolean allows, String path, Pattern pattern) {
        private static Rule of(boolean allows, String path) {
            boolean isWhole = path.endsWith("$");
            String[] parts = (isWhole ? path.substring(0, path.length() - 1) : path).split("\\*", -1);
            StringBuilder pattern = new StringBuilder();
            for (String part : parts) {
                if (!pattern.isEmpty()) pattern.append(".*");
                pattern.append(Pattern.quote(part));
            }
            return new Rule(allows, path, Pattern.compile(pattern + (isWhole ? "" : ".*"), Pattern.DOTALL));
        }
    }

    /** Reads the text for the robot of a name. */
    static RobotsTxt parse(String text, String robot) {
        List<Rule> own = new ArrayList<>();
        List<Rule> everyones = new ArrayList<>();
        boolean isOwn = false;
        boolean isEveryones = false;
        boolean inAgents = false;
        boolean hasOwn = false;
        for (String line : text.split("\\R")) {
            String[] field = line.replaceFirst("#.*", "").split(":", 2);
            if (field.length < 2) continue;
            String name = field[0].trim().toLowerCase(Locale.ROOT);
            String value = field[1].trim();
            if (name.equals("user-agent")) {
                // Lines that follow each other begin one group.
                isOwn = value.equalsIgnoreCase(robot) || inAgents && isOwn;
                isEveryones = value.equals("*") || inAgents && isEveryones;
                hasOwn |= isOwn;
                inAgents = true;
            } else if (name.equals("allow") || name.equals("disallow")) {
                inAgents = false;
                if (value.isEmpty()) continue;
                Rule rule = Rule.of(name.equals("allow"), value);
                if (isOwn) own.add(rule);
                if (isEveryones) everyones.add(rule);
            }
        }
        return new RobotsTxt(hasOwn ? own : everyones);
    }

    /** Returns whether an address of the server may be asked for. */
    boolean allows(URI uri) {
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        if (path.equals(PATH)) return true;
        Rule longest = null;
        for (Rule rule : rules) {
            if (!rule.pattern.matcher(path).matches()) continue;
            int more = longest == null ? 1 : rule.path.length() - longest.path.length();
            if (more > 0 || more == 0 && rule.allows) longest = rule;
        }
        return longest == null || longest.allows;
    }
}
