package attributes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Annotations of each retention, for declarations and for types. */
interface Marks {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Seen {
        String value() default "nothing";

        Class<?> type() default Object.class;

        int[] numbers() default {1, 2};

        ElementType kind() default ElementType.FIELD;

        Inner inner() default @Inner(2.5);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {
        double value();
    }

    @Retention(RetentionPolicy.CLASS)
    @interface Unseen {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @Repeatable(SeenTypes.class)
    @interface SeenType {
        int value() default 0;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface SeenTypes {
        SeenType[] value();
    }

    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
    @interface UnseenType {}
}
