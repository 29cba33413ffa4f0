package demo;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import weft.Coroutine;
import weft.annotations.Async;

public class Account {
    private int balance;

    @Async
    Coroutine<Integer> deposit(Coroutine<Integer> amount) {
        synchronized (this) {
            balance += await(amount);
        }
        return value(balance);
    }
}
