package weft.weaver.names;

/**
 * Everything the weaver knows of the runtime, by name. The weaver does not depend on the runtime; a test resolves each
 * of these by reflection.
 */
public final class Names {
    public static final String ASYNC = "Lweft/annotations/Async;";

    public static final String ASYNCIO = "weft/Asyncio";
    public static final String AWAIT = "await";
    public static final String AWAIT_AWAITABLE = "(Lweft/Awaitable;)Ljava/lang/Object;";
    public static final String AWAIT_STAGE = "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;";
    public static final String VALUE = "value";
    public static final String VALUE_DESCRIPTOR = "(Ljava/lang/Object;)Lweft/Coroutine;";
    public static final String DONE = "done";
    public static final String DONE_DESCRIPTOR = "()Lweft/Coroutine;";

    public static final String AWAITABLE = "weft/Awaitable";
    public static final String ON_AWAIT = "onAwait";
    public static final String ON_AWAIT_DESCRIPTOR = "(Lweft/Coroutine;)Ljava/lang/Object;";

    public static final String COROUTINE = "weft/Coroutine";
    public static final String SUSPENDED = "SUSPENDED";
    public static final String STEP = "step";
    public static final String STEP_DESCRIPTOR = "()Ljava/lang/Object;";

    public static final String TASK = "weft/Task";
    public static final String COMPLETED = "completed";
    public static final String COMPLETED_DESCRIPTOR = "(Ljava/lang/Object;)Lweft/Task;";

    public static final String STATE_MACHINE = "weft/abi/StateMachine";
    public static final String STATE = "state";
    public static final String LOCATION = "location";
    public static final String LOCATION_DESCRIPTOR = "()Ljava/lang/String;";
    public static final String RESUMED = "resumed";
    public static final String RESUMED_DESCRIPTOR = "()Ljava/lang/Object;";
    public static final String STAGE_AWAIT = "await";
    public static final String STAGE_AWAIT_DESCRIPTOR =
            "(Ljava/util/concurrent/CompletionStage;Lweft/Coroutine;)Ljava/lang/Object;";
    public static final String ENTER = "enter";
    public static final String ENTER_DESCRIPTOR =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;Ljava/lang/Class;)"
                    + "Ljava/lang/invoke/CallSite;";
    public static final String START_TASK = "startTask";
    public static final String START_TASK_DESCRIPTOR = "()Lweft/Task;";
    public static final String START_STAGE = "startStage";
    public static final String START_STAGE_DESCRIPTOR = "()Ljava/util/concurrent/CompletableFuture;";
    public static final String START_VOID = "startVoid";
    public static final String START_VOID_DESCRIPTOR = "()V";

    public static final String COMPLETION_STAGE = "java/util/concurrent/CompletionStage";
    public static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";
    public static final String OBJECT = "java/lang/Object";

    /** How the name of an entry begins; that of its machine ends with the entry's name. */
    public static final String ENTRY = "weft$";

    private Names() {}
}
