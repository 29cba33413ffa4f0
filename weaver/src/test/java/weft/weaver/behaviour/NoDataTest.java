package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Sources;

class NoDataTest {
    @Test
    @DisplayName("a mapper to JSON finds nothing in a coroutine: no property, and no field that is not transient")
    void coroutine() throws Throwable {
        Class<?> main = Sources.load("class Main {\n@Async static Coroutine<String> page(String id, long n) {\n"
                + "await(leaf(1));\nreturn value(id + n);\n}\n}\n");
        Class<?> machine = Sources.call(main, "page", "x", 1L).getClass();

        List<Field> data = new ArrayList<>();
        int fields = 0;
        for (Class<?> type = machine; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                fields++;
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) data.add(field);
            }
        }
        assertThat(fields).isGreaterThan(5);
        assertThat(data).isEmpty();
        assertThat(Introspector.getBeanInfo(machine, Object.class).getPropertyDescriptors())
                .isEmpty();
    }
}
