package mill;

/** How often advice ran. */
public class Counts {
    public static int byName;
    public static int byAnnotation;

    static String text() {
        return "by name " + byName + ", by annotation " + byAnnotation;
    }
}
