package weft.weaver.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import weft.annotations.Async;
import weft.weaver.names.Names;

/** What the weaver knows of the runtime by name is there. */
class NamesTest {
    @Test
    @DisplayName("each class that is named exists")
    void classes() throws ReflectiveOperationException {
        for (Field constant : Names.class.getFields()) {
            String value = (String) constant.get(null);
            if (value.contains("/") && !value.contains("(") && !value.startsWith("L")) {
                assertThat(type(value)).as(constant.getName()).isNotNull();
            }
        }
        assertThat(Names.ASYNC).isEqualTo(Async.class.descriptorString());
    }

    @Test
    @DisplayName("each method that woven code calls, or that the weaver recognises, exists as it is called")
    void methods() throws ReflectiveOperationException {
        assertThat(isStatic(method(Names.ASYNCIO, Names.AWAIT, Names.AWAIT_AWAITABLE)))
                .isTrue();
        assertThat(isStatic(method(Names.ASYNCIO, Names.AWAIT, Names.AWAIT_STAGE)))
                .isTrue();
        assertThat(isStatic(method(Names.ASYNCIO, Names.VALUE, Names.VALUE_DESCRIPTOR)))
                .isTrue();
        assertThat(isStatic(method(Names.ASYNCIO, Names.DONE, Names.DONE_DESCRIPTOR)))
                .isTrue();
        assertThat(isStatic(method(Names.TASK, Names.COMPLETED, Names.COMPLETED_DESCRIPTOR)))
                .isTrue();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.STAGE_AWAIT, Names.STAGE_AWAIT_DESCRIPTOR)))
                .isTrue();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.ENTER, Names.ENTER_DESCRIPTOR)))
                .isTrue();
        assertThat(isStatic(method(Names.AWAITABLE, Names.ON_AWAIT, Names.ON_AWAIT_DESCRIPTOR)))
                .isFalse();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.RESUMED, Names.RESUMED_DESCRIPTOR)))
                .isFalse();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.START_TASK, Names.START_TASK_DESCRIPTOR)))
                .isFalse();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.START_STAGE, Names.START_STAGE_DESCRIPTOR)))
                .isFalse();
        assertThat(isStatic(method(Names.STATE_MACHINE, Names.START_VOID, Names.START_VOID_DESCRIPTOR)))
                .isFalse();
    }

    @Test
    @DisplayName("each overload of await takes what one of the two forms takes, and then classes only")
    void awaitOverloads() {
        assertThat(type(Names.ASYNCIO).getMethods())
                .filteredOn(method -> method.getName().equals(Names.AWAIT))
                .isNotEmpty()
                .allSatisfy(method -> {
                    Class<?>[] parameters = method.getParameterTypes();
                    assertThat(parameters[0]).isIn(type(Names.AWAITABLE), type(Names.COMPLETION_STAGE));
                    assertThat(Arrays.copyOfRange(parameters, 1, parameters.length))
                            .allMatch(Class.class::equals);
                    assertThat(method.getReturnType()).isEqualTo(Object.class);
                });
    }

    @Test
    @DisplayName("the machine overrides step and location, reads SUSPENDED and has a state")
    void machine() throws ReflectiveOperationException {
        Class<?> coroutine = type(Names.COROUTINE);
        Class<?> machine = type(Names.STATE_MACHINE);

        assertThat(machine.getSuperclass()).isEqualTo(coroutine);
        assertThat(coroutine.getDeclaredMethod(Names.STEP).getReturnType()).isEqualTo(Object.class);
        assertThat(machine.getDeclaredMethod(Names.LOCATION).getReturnType()).isEqualTo(String.class);
        assertThat(Modifier.isStatic(coroutine.getField(Names.SUSPENDED).getModifiers()))
                .isTrue();
        assertThat(machine.getField(Names.STATE).getType()).isEqualTo(short.class);
        assertThat(machine.getDeclaredConstructor().getParameterCount()).isZero();
    }

    private static Method method(String owner, String name, String descriptor) throws NoSuchMethodException {
        MethodType wanted = MethodType.fromMethodDescriptorString(descriptor, NamesTest.class.getClassLoader());
        Method method = type(owner).getMethod(name, wanted.parameterArray());
        assertThat(method.getReturnType()).isEqualTo(wanted.returnType());
        return method;
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    private static Class<?> type(String internalName) {
        try {
            return Class.forName(internalName.replace('/', '.'));
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }
}
