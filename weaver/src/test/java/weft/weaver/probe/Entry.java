package weft.weaver.probe;

import java.util.concurrent.Callable;
import weft.Asyncio;
import weft.Coroutine;

/** How a world runs a program: {@code box} makes its main coroutine. */
public final class Entry {
    private Entry() {}

    /** Runs it in a fresh event loop. */
    public static Object inLoop(Callable<Object> box) throws Exception {
        Pending.loopRuns = true;
        return Asyncio.run((Coroutine<?>) box.call());
    }

    /** Runs it where no event loop runs: resumed by the completion of what it awaits. */
    public static Object withoutLoop(Callable<Object> box) throws Exception {
        Pending.loopRuns = false;
        return Detached.run(box);
    }
}
