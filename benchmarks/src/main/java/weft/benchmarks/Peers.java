package weft.benchmarks;

import weft.benchmarks.handwritten.HandWritten;
import weft.benchmarks.woven.Woven;

/** The peers by name. */
final class Peers {
    private Peers() {}

    static Peer named(String name) {
        return switch (name) {
            case "handwritten" -> new HandWritten();
            case "weft" -> new Woven();
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }
}
