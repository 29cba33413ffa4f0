package weft.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A CGLIB proxy of Spring's over a class with async methods: advice sees each call from outside once. */
class SpringIT {
    private static final String OUT = """
            true
            hello <you>h
            <me>h
            5
            hello fired
            [greet, decorated, length, fire]
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aProxyPassesCallsOn(Weaving weaving) throws Exception {
        List<String> libraries = List.of(
                Jars.of("org.springframework.aop.framework.ProxyFactory"),
                Jars.of("org.springframework.beans.BeanUtils"),
                Jars.of("org.springframework.cglib.proxy.Enhancer"),
                Jars.of("org.apache.commons.logging.Log"));
        App app = App.compile("spring", folder.resolve("classes"), libraries);

        ChildJvm jvm = app.run(weaving, List.of(), "greet.Main");

        assertThat(jvm).isEqualTo(new ChildJvm(0, OUT, ""));
    }
}
