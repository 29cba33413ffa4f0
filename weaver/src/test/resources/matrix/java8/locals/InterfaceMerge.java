package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class InterfaceMerge {

    static class A implements Runnable, Comparable<Object> {
        public void run() {
            log("A");
        }

        public int compareTo(Object o) {
            return 1;
        }
    }

    static class B implements Runnable, Comparable<Object> {
        public void run() {
            log("B");
        }

        public int compareTo(Object o) {
            return 2;
        }
    }

    @Async
    Coroutine<Object> box() {
        boolean t = await(leaf(false));
        Runnable r = t ? new A() : new B();
        await(leaf(1));
        r.run();
        Comparable<Object> c = t ? new B() : new A();
        int k = await(leaf(2));
        return value(c.compareTo(k));
    }
}
