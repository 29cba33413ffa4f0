package java8.lambdas;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import java.io.*;
import java.util.function.*;
import weft.Coroutine;
import weft.annotations.Async;

public class Serialisable {

    interface S extends Supplier<Coroutine<String>>, Serializable {}

    @Async
    Coroutine<Object> box() throws Exception {
        String k = "k" + await(leaf(1));
        S s = () -> value(k + await(leaf(2)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ObjectOutputStream(out).writeObject(s);
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass c) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(c.getName(), false, Serialisable.class.getClassLoader());
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(c);
                }
            }
        };
        S t = (S) in.readObject();
        return value(await(s.get()) + await(t.get()));
    }
}
