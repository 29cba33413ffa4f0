package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class EmptyTryAndCatch {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
        } finally {
            await(leaf(1));
        }
        try {
            await(leaf(2));
        } catch (IllegalStateException e) {
        }
        try {
            await(leaf(3));
        } finally {
        }
        return value("end");
    }
}
