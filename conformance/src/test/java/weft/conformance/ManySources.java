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

    private ManySources() {}

    /** Writes and compiles {@code number} classes. The program prints the sum of what they return, n (n + 1) / 2. */
    static App compile(int number, Path folder, List<Path> more) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("many-sources"));
        List<Path> all = new ArrayList<>(more);
        for (int i = 0; i < number; i++) {
            String text = CLASS.replace("{number}", "" + i)
                    .replace("{next}", "" + (i * 31 + 17) % number)
                    .replace("{extends}", i == 0 ? "" : "extends C" + i / 2);
            all.add(Files.writeString(sources.resolve("C" + i + ".java"), text));
        }
        return App.compile(all, folder.resolve("many-classes"), List.of());
    }
}
