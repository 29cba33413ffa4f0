package weft.weaver.check;

import weft.weaver.parse.ReturnKind;

/** The texts of the diagnostics: what is wrong, and what to write instead. */
final class Messages {
    private static final String RETURNS = "Coroutine, Task, CompletableFuture, CompletionStage or void";

    static final String ASYNC_CONSTRUCTOR =
            "a constructor cannot be @Async; write a static @Async method that awaits first and then calls the constructor";
    static final String ASYNC_SYNCHRONIZED =
            "an @Async method cannot be synchronized: the monitor would be held while it"
                    + " is suspended; remove synchronized and use weft.sync.Lock";
    static final String AWAIT_IN_CONSTRUCTOR =
            "await in a constructor or an instance initialiser; write a static @Async"
                    + " method that awaits first and passes the value to the constructor";
    static final String AWAIT_IN_STATIC_INITIALISER =
            "await in a static initialiser; await in an @Async method and keep what it returns";
    static final String AWAIT_REFERENCE =
            "await as a method reference cannot suspend; write an @Async method, or a lambda that awaits and returns a"
                    + " Coroutine";
    static final String AWAIT_UNDER_MONITOR =
            "await inside a synchronized block: the monitor would be held while the method"
                    + " is suspended; leave the block before the await, or use weft.sync.Lock";

    private Messages() {}

    static String nativeMethod(String method) {
        return "native method " + method + " cannot be @Async; remove the annotation";
    }

    static String abstractMethod(String method) {
        return "@Async on abstract method " + method + " has no effect; put it on the methods that implement it";
    }

    static String unsupportedReturn(String method, String type) {
        return "@Async method " + method + " returns " + type + "; let it return " + RETURNS;
    }

    static String awaitOutsideAsync(String method) {
        return "await in method " + method + ", which is not @Async; mark it @Async and let it return " + RETURNS;
    }

    static String awaitInLambda(String type) {
        return "await in a lambda that returns " + type
                + "; only a lambda that returns Coroutine, Task, CompletableFuture or CompletionStage can await: let it"
                + " return one, or move the await to an @Async method";
    }

    static String oldClassFile(int major) {
        return "the class file has version " + major + " (before Java 8); compile it for Java 8 or newer";
    }

    static String serialVersion(String className, long computed) {
        return className
                + " has a field serialVersionUID that is no static final long: Java ignores it and computes a value, which"
                + " weaving changes; write private static final long serialVersionUID = " + computed + "L";
    }

    static String awaitInAdvised(String method) {
        return "await in method " + method + ", into which AspectJ moved the code of an advised method; weave with Weft"
                + " before AspectJ does: run its weaver on the classes that Weft wrote, or start Weft's agent before"
                + " AspectJ's";
    }

    static String launcher(String method, String what) {
        return "@Async method " + method + " is " + what
                + ", but what it returns is never run; let it call run(...) on an @Async method";
    }

    static String droppedCoroutine(String method, String remedy) {
        return "the coroutine of " + method + " is dropped and never runs; " + remedy;
    }

    static String unreadCoroutine(String method, String remedy) {
        return "the coroutine of " + method + " is in a variable that is never read, and never runs; " + remedy;
    }

    static String droppedByInterface(String method, String type, String call) {
        return "the coroutine of " + method + " is dropped by " + type
                + ", whose method returns nothing, and never runs; " + taskInLambda(call);
    }

    /** What to write in an @Async method. */
    static String awaitOrTask(String call) {
        return "write await(" + call + "), or createTask(" + call + ")";
    }

    /** What to write in a lambda that cannot await. */
    static String taskInLambda(String call) {
        return "write createTask(" + call + ") in a lambda, or a loop with await(" + call + ")";
    }

    /** What to write in another method that cannot await. */
    static String taskInMethod(String call) {
        return "write await(" + call + ") in an @Async method, createTask(" + call
                + ") in a callback of a loop, or run(" + call + ") where no loop runs";
    }

    static String returnsNull(String method, ReturnKind kind) {
        String value = switch (kind) {
            case TASK -> "Task.completed(null)";
            case COMPLETABLE_FUTURE, COMPLETION_STAGE -> "CompletableFuture.completedFuture(null)";
            default -> "value(null)";
        };
        return method + " returns null instead of " + (kind == ReturnKind.COROUTINE ? "a coroutine" : "an awaitable")
                + "; write return " + value;
    }

    static String otherAsync(String method, String annotation) {
        return "await in method " + method + ", which is marked with " + annotation
                + " and not with Weft's @Async; import" + " weft.annotations.Async instead, and let it return "
                + RETURNS;
    }

    static String classWithOtherAsync(String method, String annotation) {
        return "await in method " + method + ", whose class is marked with " + annotation
                + "; mark the method with weft.annotations.Async instead, and let it return " + RETURNS;
    }
}
