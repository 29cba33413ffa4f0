package cart;

import counting.CountingAgent;
import java.util.concurrent.CompletableFuture;

/** With the argument "later" the classes are retransformed while a call is suspended. */
public class Main {
    public static void main(String[] args) {
        Cart cart = new Cart();
        CompletableFuture<Integer> price = new CompletableFuture<>();
        CompletableFuture<Integer> suspended = cart.add(price, 2);
        if (args[0].equals("later")) CountingAgent.retransform();
        price.complete(20);
        System.out.println(suspended.join() + " " + cart.add(price, 3).join());
        System.out.println(
                CountingAgent.CALLS.get("cart.Cart.add") + " " + CountingAgent.CALLS.get("cart.Cart.shipping"));
    }
}
