package shop;

import weft.Asyncio;

public class Main {
    public static void main(String[] args) {
        System.out.println(Asyncio.run(new Shop().all()));
    }
}
