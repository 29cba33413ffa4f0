import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import weft.Awaitable;
import weft.Coroutine;
import weft.annotations.Async;

class Plans {
    @Async
    Coroutine<Void> nothingLive(Awaitable<String> x) {
        await(x);
        return done();
    }

    @Async
    static Coroutine<Long> everyKind(byte b, boolean z, float f, long l, double d, String s, Awaitable<Long> x) {
        long result = await(x);
        return value(result + b + (z ? 1 : 0) + (long) f + l + (long) d + s.length());
    }

    @Async
    static CompletableFuture<String> slotsAreShared(CompletionStage<String> x) {
        {
            String first = await(x);
            int one = 1;
            await(x);
            System.out.println(first + one);
        }
        {
            StringBuilder second = new StringBuilder();
            int two = 2;
            await(x);
            System.out.println(second.append(two));
        }
        return CompletableFuture.completedFuture("");
    }

    @Async
    Coroutine<String> construction(Awaitable<String> x) {
        return value(new StringBuilder(await(x)).append(new StringBuilder("y")).toString());
    }

    @Async
    Coroutine<String> inaccessibleMerge(boolean c, Awaitable<String> x) {
        return value(String.valueOf(c ? new StringBuilder("a") : new StringBuffer("b")) + join(c ? new StringBuilder() : new StringBuffer(), await(x)));
    }

    static String join(CharSequence a, String b) {
        return a + b;
    }

    @Async
    Coroutine<String> returnedInsideTry(Awaitable<String> x) {
        try {
            return construction(x);
        } finally {
            await(x);
        }
    }

    @Async
    Coroutine<String> returnedLocal(Awaitable<String> x) {
        Coroutine<String> later = construction(x);
        try {
            await(x);
        } finally {
            System.out.println();
        }
        return later;
    }

    @Async
    void checked(Awaitable<String> x) throws java.io.IOException {
        String s = "a" + await(x, java.io.IOException.class);
        System.out.println(s);
    }
}
