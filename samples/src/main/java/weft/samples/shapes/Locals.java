package weft.samples.shapes;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;
import static weft.samples.shapes.Transcript.say;

import java.util.List;
import weft.Coroutine;
import weft.annotations.Async;

/** Local variables of all types, loops, switches and half-built expressions live across awaits. */
final class Locals {
    private Locals() {}

    @Async
    static <T> Coroutine<T> later(T x) {
        await(yieldNow());
        return value(x);
    }

    @Async
    static Coroutine<String> types(boolean z, byte b, char c, short s, int i, long l, float f, double d) {
        int[] array = {1, 2, 3};
        array[await(later(1))] += await(later(40));
        String text = z + " " + b + " " + c + " " + s + " " + await(later(i)) + " " + l + " " + f + " " + d;
        return value(text + " " + array[1]);
    }

    @Async
    static Coroutine<String> loop(List<String> words) {
        StringBuilder text = new StringBuilder(await(later("words:")));
        outer:
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                if (await(later(word.charAt(i))) == '!') continue outer;
                if (word.charAt(i) == '.') break outer;
            }
            text.append(' ').append(await(later(word)));
        }
        return value(text.toString());
    }

    @Async
    static Coroutine<Integer> choose(String key) {
        return value(
                switch (await(later(key))) {
                    case "one" -> await(later(1));
                    case "two" -> {
                        int half = await(later(1));
                        yield half + half;
                    }
                    default -> key.isEmpty() ? await(later(0)) : -1;
                });
    }

    @Async
    static Coroutine<Void> all() {
        say(await(types(true, (byte) 1, 'c', (short) 2, 3, 4L, 5.5f, 6.5)));
        say(await(loop(List.of("these", "not!", "and", "this", "but.", "never"))));
        say(await(choose("one")) + " " + await(choose("two")) + " " + await(choose("")) + " " + await(choose("x")));
        return done();
    }
}
