package weft.benchmarks;

import java.util.List;
import weft.benchmarks.handwritten.HandWritten;
import weft.benchmarks.kotlin.Coroutines;
import weft.benchmarks.peers.Futures;
import weft.benchmarks.peers.ReactorPeer;
import weft.benchmarks.peers.VirtualThreads;
import weft.benchmarks.woven.Woven;

/** The peers by name. */
final class Peers {
    /** All, the ones that the others are compared with first. */
    static final List<String> NAMES = List.of(
            "handwritten", "weft", "futures", "ea", "kotlin", "kotlinDefault", "reactor", "virtual", "virtual1");

    private Peers() {}

    /** Whether this JVM can run it. */
    static boolean available(String name) {
        return !name.startsWith("virtual") || VirtualThreads.available();
    }

    static Peer named(String name) {
        return switch (name) {
            case "handwritten" -> new HandWritten();
            case "weft" -> new Woven();
            case "futures" -> new Futures();
            case "kotlin" -> new Coroutines(false);
            case "kotlinDefault" -> new Coroutines(true);
            case "reactor" -> new ReactorPeer();
            case "ea" -> later("weft.benchmarks.ea.EaAsync");
            case "virtual", "virtual1" -> new VirtualThreads();
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }

    /** A peer whose class is compiled after this one, for an older JVM. */
    private static Peer later(String className) {
        try {
            return (Peer) Class.forName(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("the build has left out " + className, none);
        }
    }
}
