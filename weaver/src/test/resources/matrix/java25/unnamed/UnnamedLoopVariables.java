package java25.unnamed;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.util.*;
import weft.Coroutine;
import weft.annotations.Async;

public class UnnamedLoopVariables {
    @Async
    Coroutine<Object> box() {
        int n = 0;
        for (var _ : List.of(1, 2, 3)) n += await(leaf(1));
        for (int _ : new int[] {1, 2}) {
            for (var _ : new long[2]) n += await(leaf(10));
            await(leaf(n));
        }
        for (int i = 0, _ = await(leaf(5)); i < 2; i++) n += await(leaf(100));
        return value(n);
    }
}
