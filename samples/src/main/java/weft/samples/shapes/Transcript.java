package weft.samples.shapes;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.run;

import weft.Coroutine;
import weft.annotations.Async;

/** Prints what the classes of this package do, line for line the same each time. */
public final class Transcript {
    private Transcript() {}

    @Async
    static Coroutine<Void> all() throws Exception {
        say("# return types");
        await(ReturnTypes.all());
        say("# try, catch, finally");
        await(Cleanup.all());
        say("# lambdas");
        await(Lambdas.all());
        say("# interfaces and records");
        await(Shelf.all());
        say("# locals, loops, switches");
        await(Locals.all());
        return done();
    }

    static void say(String line) {
        System.out.println(line);
    }

    public static void main(String[] args) throws Exception {
        run(Transcript::all);
    }
}
