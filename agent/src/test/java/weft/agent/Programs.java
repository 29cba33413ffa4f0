package weft.agent;

/** The sources that the tests compile. */
final class Programs {
    private static final String IMPORTS = """
            import static java.util.concurrent.CompletableFuture.completedFuture;
            import static weft.Asyncio.await;
            import java.util.concurrent.CompletableFuture;
            import weft.annotations.Async;
            """;

    static final String MAIN = IMPORTS + """
            public class Main {
                @Async static CompletableFuture<Integer> answer(CompletableFuture<Integer> half) {
                    int value = await(half);
                    return completedFuture(value * 2);
                }
                public static void main(String[] args) {
                    CompletableFuture<Integer> half = new CompletableFuture<>();
                    CompletableFuture<Integer> answer = answer(half);
                    half.complete(21);
                    System.out.println(answer.join());
                }
            }
            """;

    /** Returns over several lines inside a try statement. */
    static final String RETURNED = IMPORTS + """
            public class Returned {
                static StringBuilder seen = new StringBuilder();
                static CompletableFuture<Integer> ask(int x) {
                    seen.append("asked ");
                    return CompletableFuture.failedFuture(new IllegalArgumentException());
                }
                @Async static CompletableFuture<Integer> answer() {
                    try {
                        return Returned
                                .ask(
                                        1);
                    } catch (IllegalArgumentException e) {
                        seen.append("caught ");
                        return completedFuture(-1);
                    } finally {
                        seen.append("ended ");
                    }
                }
                public static void main(String[] args) {
                    int answer = answer().join();
                    System.out.println(seen.toString() + answer);
                }
            }
            """;

    static final String WRONG = IMPORTS + """
            public class Wrong {
                static int answer(CompletableFuture<Integer> half) {
                    return await(half);
                }
                public static void main(String[] args) {
                    System.out.println("main");
                }
            }
            """;

    static final String WRONG_MESSAGE =
            "Wrong.java:7: error: await in method answer, which is not @Async; mark it @Async"
                    + " and let it return Coroutine, Task, CompletableFuture, CompletionStage or void";

    /** Installs the agent by itself, after the class Early was used. */
    static final String SELF_ATTACH = IMPORTS + """
            class Early {
                static final int ONE = Integer.parseInt("1");
                @Async CompletableFuture<Integer> early() { return completedFuture(await(completedFuture(1))); }
            }
            class Late {
                @Async CompletableFuture<Integer> late() { return completedFuture(await(completedFuture(Early.ONE))); }
            }
            public class Main {
                public static void main(String[] args) {
                    int one = Early.ONE;
                    weft.agent.WeftAgent.install();
                    weft.agent.WeftAgent.install();
                    System.out.println(new Late().late().join() + one);
                }
            }
            """;

    /** Loads Main, which is in the folder named by the first argument, with a loader that does not see the runtime. */
    static final String BLIND_LOADER = """
            import java.net.URL;
            import java.net.URLClassLoader;
            import java.nio.file.Path;
            public class Launcher {
                public static void main(String[] args) throws Exception {
                    URL[] urls = {Path.of(args[0]).toUri().toURL()};
                    ClassLoader loader = new URLClassLoader("blind", urls, ClassLoader.getPlatformClassLoader());
                    System.out.println(loader.loadClass("Main").getName());
                }
            }
            """;

    private Programs() {}
}
