package shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** By their names JaCoCo leaves out what has one of these. */
interface Generated {
    @Retention(RetentionPolicy.CLASS)
    @interface GeneratedInClass {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface GeneratedAtRuntime {}
}
