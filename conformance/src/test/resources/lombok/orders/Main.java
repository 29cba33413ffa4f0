package orders;

import weft.Asyncio;
import weft.Coroutine;

public class Main {
    public static void main(String[] args) {
        StringBuilder log = new StringBuilder();
        Order order = Order.builder().name("order").item("tea").item("cup").log(log).build();
        System.out.println(order);
        outcome(order.failing(false));
        outcome(order.failing(true));
        outcome(order.withName("").failing(false));
        outcome(order.withName(null).failing(false));
        outcome(order.cleaned(false));
        outcome(order.cleaned(true));
        outcome(order.joined());
        System.out.println(log);
    }

    private static void outcome(Coroutine<?> coroutine) {
        try {
            System.out.println(Asyncio.run(coroutine));
        } catch (Throwable thrown) {
            System.out.println(thrown);
        }
    }
}
