package weft;

/**
 * A module of the JDK that a small image may lack. A class that names one of its types where the JVM needs that type to
 * load or verify the class (a superclass, an interface, an exception that is caught) must be touched only if the module
 * is present.
 */
enum OptionalModule {
    JFR("jdk.jfr"),
    MANAGEMENT("java.management"),
    LOGGING("java.logging");

    private final String module;

    OptionalModule(String module) {
        this.module = module;
    }

    boolean isPresent() {
        return ModuleLayer.boot().findModule(module).isPresent();
    }

    /** Says what has no effect without the module, and how to get it. */
    String missing(String what) {
        return what + ": this JVM has no module " + module + "; add it to the image, or start java with --add-modules "
                + module;
    }
}
