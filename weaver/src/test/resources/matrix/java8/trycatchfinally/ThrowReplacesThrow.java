package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class ThrowReplacesThrow {
    @Async
    Coroutine<Object> box() throws Throwable {
        try {
            try {
                throw new IOException("first");
            } finally {
                await(leaf(1));
                new ArrayList<Object>().iterator().next();
            }
        } catch (IOException e) {
            log("wrong");
        } catch (NoSuchElementException e) {
            log("right " + await(leaf(2)));
        }
        return value("end");
    }
}
