package weft.abi;

import java.util.concurrent.CompletionStage;
import weft.Coroutine;

public abstract class StateMachine {
    public static Object await(CompletionStage<?> stage, Coroutine<?> waiter) {
        throw new UnsupportedOperationException("never suspended in the blocking world");
    }
}
