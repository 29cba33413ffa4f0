package weft.weaver.returns;

import java.util.List;

/** What a generated method returns, and what it can return. */
enum Shape {
    COROUTINE(
            "Coroutine<String>",
            "Awaitable<String>",
            "String",
            "value( %s )",
            "ask( \"p\" )",
            List.of("ask( %s )", "ready( %s )", "bad( %s )", "badLater( %s )"),
            List.of(
                    "shelf( k ) .price( %s )",
                    "joined( \"j\" + k , %s , log( \"c\" ) )", "new Shelf( k ) .price( %s )"),
            List.of("value( %s )", "value( log( %s ) )")),
    VOID(
            "Coroutine<Void>",
            "Awaitable<Void>",
            "Void",
            "value( %s )",
            "rest( \"p\" )",
            List.of("rest( %s )", "badRest( %s )"),
            List.of("shelf( k ) .rest( %s )"),
            List.of("done( )")),
    /** A task starts whether it is awaited or not; so it is never kept in a variable here. */
    TASK(
            "Task<String>",
            "Awaitable<String>",
            "String",
            "Task .completed( %s )",
            "null",
            List.of("job( %s )", "badJob( %s )"),
            List.of("shelf( k ) .job( %s )"),
            List.of("Task .completed( %s )")),
    FUTURE(
            "CompletableFuture<String>",
            "CompletableFuture<String>",
            "String",
            "completedFuture( %s )",
            "stage( \"p\" )",
            List.of("stage( %s )", "failedStage( new IllegalStateException( %s ) )"),
            List.of("stage( %s ) .thenApply( q -> q + \"t\" )"),
            List.of("completedFuture( %s )")),
    STAGE(
            "CompletionStage<String>",
            "CompletionStage<String>",
            "String",
            "completedFuture( %s )",
            "stage( \"p\" )",
            List.of("stage( %s )", "failedStage( new IllegalArgumentException( %s ) )"),
            List.of("stage( %s ) .thenApply( q -> q + \"t\" )"),
            List.of("completedFuture( %s )"));

    /** The type in the method that is woven. */
    final String type;

    /** The type in the text with explicit awaits, where nothing runs before it is awaited. */
    final String coldType;

    final String result;

    /** Wraps a result. */
    final String wrapper;

    /** The argument for the parameter of this type. */
    final String argument;

    final List<String> calls;
    final List<String> chains;

    /** What needs no await. */
    final List<String> ready;

    Shape(
            String type,
            String coldType,
            String result,
            String wrapper,
            String argument,
            List<String> calls,
            List<String> chains,
            List<String> ready) {
        this.type = type;
        this.coldType = coldType;
        this.result = result;
        this.wrapper = wrapper;
        this.argument = argument;
        this.calls = calls;
        this.chains = chains;
        this.ready = ready;
    }

    /** Returns whether a variable can hold what is awaited later. */
    boolean canWait() {
        return this != TASK;
    }
}
