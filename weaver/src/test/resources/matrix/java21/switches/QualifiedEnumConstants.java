package java21.switches;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class QualifiedEnumConstants {
    sealed interface Card permits Suit, Joker {}

    enum Suit implements Card {
        CLUBS,
        HEARTS
    }

    enum Joker implements Card {
        RED,
        BLACK
    }

    @Async
    Coroutine<Object> box() {
        String all = "";
        for (Card card : new Card[] {Suit.HEARTS, Joker.RED, Suit.CLUBS, Joker.BLACK}) {
            all += switch (card) {
                case Suit.CLUBS -> await(leaf("c"));
                case Suit.HEARTS -> "h";
                case Joker j when await(leaf(j == Joker.RED)) -> "r" + await(leaf(j));
                case Joker j -> j;
            };
        }
        return value(all);
    }
}
