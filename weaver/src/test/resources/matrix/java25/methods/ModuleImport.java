// javac
package java25.methods;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import module java.base;
import weft.Coroutine;
import weft.annotations.Async;

public class ModuleImport {
    @Async
    Coroutine<Object> box() {
        Map<String, List<Integer>> m = new TreeMap<>();
        for (String s : List.of("a", "b", "a")) m.computeIfAbsent(await(leaf(s)), _ -> new ArrayList<>())
                    .add(await(leaf(1)));
        return value(m);
    }
}
