package weft.weaver.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import weft.weaver.harness.Watch.StuckException;

class WatchTest {
    @Test
    void taskThatTakesNoStepIsStuck() {
        CountDownLatch end = new CountDownLatch(1);

        assertThatExceptionOfType(StuckException.class)
                .isThrownBy(() -> new Watch(0).run(() -> {
                    end.await();
                    return null;
                }))
                .satisfies(stuck -> assertThat(stuck.isInCompiler()).isFalse());
        end.countDown();
    }

    @Test
    void compilerThatDoesNotEndIsTold() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread compiling = new Thread(() -> compile(new Slow(begun, end)));
        compiling.start();
        begun.await();

        assertThat(new StuckException(compiling).isInCompiler()).isTrue();
        end.countDown();
        compiling.join();
    }

    @Test
    void taskThatEndsReturnsItsResult() throws Exception {
        assertThat(new Watch(60).<String>run(() -> "end")).isEqualTo("end");
    }

    private static void compile(Slow source) {
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:only"), null, List.of(source))
                .call();
    }

    private static final class Slow extends SimpleJavaFileObject {
        private final CountDownLatch begun;
        private final CountDownLatch end;

        Slow(CountDownLatch begun, CountDownLatch end) {
            super(URI.create("memory:///Slow.java"), Kind.SOURCE);
            this.begun = begun;
            this.end = end;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return "class Slow {}";
        }
    }
}
