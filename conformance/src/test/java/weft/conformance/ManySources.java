package weft.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes sources of many classes with async methods, which extend and call each other. */
final class ManySources {
    private static final String CLASS = """
            package many;

            import static weft.Asyncio.await;
            import static weft.Asyncio.value;

            import java.time.Duration;
            import java.util.concurrent.CompletableFuture;
            import java.util.function.Function;
            import java.util.function.IntSupplier;
            import weft.Asyncio;
            import weft.Coroutine;
            import weft.annotations.Async;

            public class C{number} {extends} implements IntSupplier {
                record Pair(String name, long number) {}

                interface Named {
                    @Async
                    default Coroutine<Pair> named(String name) {
                        return value(new Pair(name, await(Asyncio.sleep(Duration.ZERO, 1L))));
                    }
                }

                @Async
                protected Coroutine<Integer> go{number}(int depth, Object what) {
                    int number = {number};
                    String kept = what + ":" + depth;
                    try {
                        for (int i = 0; i < 2; i++) number += await(Asyncio.sleep(Duration.ZERO, i));
                        if (depth > 0) number += await(new C{next}().go{next}(depth - 1, kept)) * 0;
                        number += kept.length() * 0 + await(stage((long) number));
                    } catch (IllegalStateException never) {
                        number += await(CompletableFuture.completedFuture(kept)).length();
                    } finally {
                        await(Asyncio.yieldNow());
                    }
                    Function<Integer, Coroutine<Integer>> lambda = x -> value(await(Asyncio.sleep(Duration.ZERO, x)) + depth * 0);
                    return value(await(lambda.apply(number)) + await(new Named() {}.named(kept)).name().length() * 0);
                }

                @Async
                private static CompletableFuture<Integer> stage(long number) {
                    double half = number / 2.0;
                    return CompletableFuture.completedFuture(
                            switch ((int) number % 3) {
                                case 0 -> await(CompletableFuture.completedFuture(0));
                                case 1 -> (int) (await(CompletableFuture.completedFuture(half)) * 0);
                                default -> 0;
                            });
                }

                @Override
                public int getAsInt() {
                    return Asyncio.run(go{number}(1, this.getClass()));
                }
            }
            """;

    private static final String SMALL_CLASS = """
            package many;

            import static weft.Asyncio.await;
            import static weft.Asyncio.value;

            import java.time.Duration;
            import java.util.function.IntSupplier;
            import weft.Asyncio;
            import weft.Coroutine;
            import weft.annotations.Async;

            public class C{number} implements IntSupplier {
                private final int number = {number};

                @Async
                private Coroutine<Integer> one(int more) {
                    int first = await(Asyncio.sleep(Duration.ZERO, more));
                    return value(first + number);
                }

                @Async
                private Coroutine<String> two(String name, long time) {
                    String left = await(Asyncio.sleep(Duration.ZERO, name));
                    String right = await(Asyncio.sleep(Duration.ZERO, left + time));
                    return value(left + right);
                }

                @Async
                private Coroutine<Integer> three(int times) {
                    int sum = 0;
                    for (int i = 0; i < times; i++) sum += await(one(i));
                    return value(sum);
                }

                @Async
                private Coroutine<Integer> four(int times) {
                    try {
                        return value(await(three(times)) + await(two("a", times)).length());
                    } catch (IllegalStateException none) {
                        return value(-1);
                    }
                }

                @Override
                public int getAsInt() {
                    return Asyncio.run(four(3));
                }
            }
            """;

    private ManySources() {}

    /** Writes and compiles {@code number} classes. The program prints the sum of what they return, n (n + 1) / 2. */
    static App compile(int number, Path folder, List<Path> more) throws IOException {
        return compile(CLASS, number, folder, more);
    }

    /** {@link #compile} of classes with four short async methods each; they return other numbers. */
    static App compileSmall(int number, Path folder, List<Path> more) throws IOException {
        return compile(SMALL_CLASS, number, folder, more);
    }

    private static App compile(String template, int number, Path folder, List<Path> more) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("many-sources"));
        List<Path> all = new ArrayList<>(more);
        for (int i = 0; i < number; i++) {
            String text = template.replace("{number}", "" + i)
                    .replace("{next}", "" + (i * 31 + 17) % number)
                    .replace("{extends}", i == 0 ? "" : "extends C" + i / 2);
            all.add(Files.writeString(sources.resolve("C" + i + ".java"), text));
        }
        return App.compile(all, folder.resolve("many-classes"), List.of());
    }
}
