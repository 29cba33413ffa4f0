package weft.asyncio.acs;

import java.util.List;

/**
 * One statement of a scenario.
 *
 * @param op its first word
 * @param args the words behind it
 * @param body what stands up to {@code end}; of {@code try} up to {@code catch} or {@code finally}
 * @param caught the word behind {@code catch}, null if there is none
 * @param handler what stands behind {@code catch}
 * @param cleanup what stands behind {@code finally}, null if there is none
 */
record Statement(
        String op,
        List<String> args,
        List<Statement> body,
        String caught,
        List<Statement> handler,
        List<Statement> cleanup) {
    String arg(int index) {
        return args.get(index);
    }

    List<String> argsFrom(int index) {
        return args.subList(index, args.size());
    }

    int times() {
        return Integer.parseInt(arg(0));
    }

    /** Tells whether the handler ends by throwing again what it caught. */
    boolean throwsAgain() {
        return !handler.isEmpty() && handler.get(handler.size() - 1).op.equals("reraise");
    }

    /** The handler without the {@code reraise} at its end. */
    List<Statement> handled() {
        return throwsAgain() ? handler.subList(0, handler.size() - 1) : handler;
    }
}
