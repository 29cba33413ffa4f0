package stock;

import static weft.Asyncio.await;
import static weft.Asyncio.done;
import static weft.Asyncio.value;
import static weft.Asyncio.yieldNow;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import weft.Coroutine;
import weft.annotations.Async;

/** Classes that are serialised for different reasons. None says its version. */
class Stock {
    static class Basket extends HashMap<String, Integer> {
        int sum = 3;

        @Async
        Coroutine<Integer> total(int more) {
            await(yieldNow());
            return value(sum + more);
        }
    }

    static class Refused extends RuntimeException {
        private final String item;

        Refused(String item) {
            super("no " + item);
            this.item = item;
        }

        @Async
        Coroutine<Void> tell() {
            await(yieldNow());
            return done();
        }
    }

    record Price(int cents, List<String> tags) implements Serializable {
        @Async
        Coroutine<Integer> pay() {
            await(yieldNow());
            return value(cents);
        }
    }

    enum Kind {
        TEA {
            @Async
            @Override
            Coroutine<Void> brew() {
                await(yieldNow());
                return done();
            }
        },
        CUP;

        @Async
        Coroutine<Void> brew() {
            await(yieldNow());
            return done();
        }
    }

    static class Tag implements Externalizable {
        String text = "";

        public Tag() {}

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeUTF(text);
        }

        @Override
        public void readExternal(ObjectInput in) throws IOException {
            text = in.readUTF();
        }

        @Async
        Coroutine<Void> print() {
            await(yieldNow());
            return done();
        }
    }

    interface Marked extends Serializable {
        @Async
        default Coroutine<Void> mark() {
            await(yieldNow());
            return done();
        }
    }

    static class Shelf implements Marked {
        private final Tag tag = new Tag();

        interface Later extends Supplier<Coroutine<Integer>>, Serializable {}

        interface Text extends Supplier<String>, Serializable {}

        Later later(int number) {
            return () -> value(number + await(value(1)));
        }

        Text text(String start) {
            return () -> start + tag.text;
        }
    }

    static List<Object> everything() {
        Basket basket = new Basket();
        basket.put("tea", 2);
        Shelf shelf = new Shelf();
        shelf.tag.text = "oak";
        List<Object> all = new ArrayList<>(List.of(
                basket, new Refused("pot"), new Price(7, List.of("new")), Kind.TEA, Kind.CUP, shelf.tag, shelf));
        all.add(shelf.later(40));
        all.add(shelf.text("shelf of "));
        all.add(Marked.class);
        return all;
    }

    static String text(Object part) {
        if (part instanceof Basket basket) return basket + " " + basket.sum;
        if (part instanceof Refused refused) return refused.getMessage() + " " + refused.item;
        if (part instanceof Tag tag) return "tag " + tag.text;
        if (part instanceof Shelf shelf) return "shelf " + shelf.tag.text;
        if (part instanceof Shelf.Later) return "later";
        if (part instanceof Shelf.Text text) return text.get();
        return part.toString();
    }
}
