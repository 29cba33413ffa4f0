package java21.switches;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.concurrent.*;
import weft.Coroutine;
import weft.annotations.Async;

public class SwitchOnStageInStageMethod {
    sealed interface Event permits Start, Stop {}

    record Start(String who) implements Event {}

    record Stop(int code) implements Event {}

    @Async
    CompletableFuture<String> handle(Event event) {
        return completedFuture(
                switch (event) {
                    case Start(String who) -> "start " + await(stage(who));
                    case Stop(int code) when code == await(stage(0)) -> "fine";
                    case Stop(int code) -> "code " + await(leaf(code));
                });
    }

    @Async
    Coroutine<Object> box() {
        return value(await(handle(new Start("me"))) + await(handle(new Stop(0))) + await(handle(new Stop(3))));
    }
}
