package java21.records;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class RecordAsyncMethods {
    record Account(String owner, long cents) implements Comparable<Account> {
        Account {
            if (cents < 0) throw new IllegalArgumentException(owner);
        }

        @Async
        Coroutine<Account> plus(long more) {
            return value(new Account(await(leaf(owner)), cents + await(leaf(more))));
        }

        @Async
        static Coroutine<Account> of(Object o) {
            return value(
                    switch (o) {
                        case String s -> new Account(await(leaf(s)), 0);
                        case Account(var owner, var cents) -> new Account(owner + await(leaf("2")), cents);
                        default -> throw new IllegalStateException();
                    });
        }

        @Override
        public int compareTo(Account other) {
            return Long.compare(cents, other.cents);
        }
    }

    @Async
    Coroutine<Object> box() {
        Account a = await(Account.of("a"));
        Account b = await(await(Account.of(a)).plus(5));
        try {
            await(b.plus(-10));
        } catch (IllegalArgumentException e) {
            log(e);
        }
        return value(a + " " + b + await(leaf(a.compareTo(b))));
    }
}
