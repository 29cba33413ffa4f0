package java8.trycatchfinally;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import weft.Coroutine;
import weft.annotations.Async;

public class CatchOrder {
    @Async
    Coroutine<Object> box() throws Throwable {
        for (Exception x : new Exception[] {
            new FileNotFoundException("1"), new IOException("2"), new RuntimeException("3"), new Exception("4")
        }) {
            try {
                await(fail(x), Exception.class);
            } catch (FileNotFoundException e) {
                log("fnf" + (e == x));
            } catch (IOException e) {
                log("io" + (e == x));
            } catch (RuntimeException e) {
                log("rt" + (e == x));
            } catch (Exception e) {
                log("e" + (e == x));
            }
        }
        return value("end");
    }
}
