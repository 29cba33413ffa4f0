package java8.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class IntBooleanConfusion {
    @Async
    Coroutine<Object> box() throws Throwable {
        boolean b = await(leaf(1)) == 1;
        int i = b ? 1 : 0;
        boolean c = i != 0 & b;
        await(leaf(2));
        char k = (char) (i + 'a');
        b = !c;
        await(leaf(3));
        return value(b + "" + i + c + k);
    }
}
