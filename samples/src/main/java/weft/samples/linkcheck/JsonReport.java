package weft.samples.linkcheck;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;

/** Writes a report for programs. */
final class JsonReport {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonReport() {}

    static void print(Report report, PrintStream out) {
        out.println(GSON.toJson(report));
    }
}
