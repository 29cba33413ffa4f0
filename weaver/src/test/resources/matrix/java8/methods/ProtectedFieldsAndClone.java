package java8.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class ProtectedFieldsAndClone {

    static class A implements Cloneable {
        int[] n = {1};

        @Async
        Coroutine<A> copy() throws CloneNotSupportedException {
            await(leaf(1));
            A a = (A) super.clone();
            a.n = n.clone();
            a.n[0] += await(leaf(1));
            return value(a);
        }
    }

    @Async
    Coroutine<Object> box() throws CloneNotSupportedException {
        A a = new A();
        return value(await(a.copy()).n[0] + a.n[0]);
    }
}
