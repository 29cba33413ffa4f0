package weft.benchmarks;

import java.util.List;
import weft.benchmarks.handwritten.HandWritten;
import weft.benchmarks.kotlin.Coroutines;
import weft.benchmarks.peers.Futures;
import weft.benchmarks.peers.ReactorPeer;
import weft.benchmarks.peers.VirtualThreads;
import weft.benchmarks.tascalate.Tascalate;
import weft.benchmarks.woven.Woven;
import weft.benchmarks.woven.WovenStage;
import weft.benchmarks.woven.WovenTask;

/** The peers by name. */
final class Peers {
    /** All, the ones that the others are compared with first. */
    static final List<String> NAMES = List.of(
            "handwritten",
            "weft",
            "weftTask",
            "weftStage",
            "futures",
            "ea",
            "tascalate",
            "kotlin",
            "kotlinDefault",
            "reactor",
            "virtual",
            "virtual1");

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private Peers() {}

    /** Whether a JVM of this release can run it. */
    static boolean available(String name, int release) {
        return !name.startsWith("virtual") || release >= FIRST_WITH_VIRTUAL_THREADS;
    }

    static Peer named(String name) {
        try {
            return switch (name) {
                case "kotlin" -> new Coroutines(false);
                case "kotlinDefault" -> new Coroutines(true);
                default -> type(name).getConstructor().newInstance();
            };
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException(name + " cannot be made", none);
        }
    }

    static Class<? extends Peer> type(String name) {
        return switch (name) {
            case "handwritten" -> HandWritten.class;
            case "weft" -> Woven.class;
            case "weftTask" -> WovenTask.class;
            case "weftStage" -> WovenStage.class;
            case "futures" -> Futures.class;
            case "tascalate" -> Tascalate.class;
            case "kotlin", "kotlinDefault" -> Coroutines.class;
            case "reactor" -> ReactorPeer.class;
            case "ea" -> later("weft.benchmarks.ea.EaAsync");
            case "virtual", "virtual1" -> VirtualThreads.class;
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }

    /** A peer whose class is compiled after this one, for an older JVM. */
    private static Class<? extends Peer> later(String className) {
        try {
            return Class.forName(className).asSubclass(Peer.class);
        } catch (ClassNotFoundException none) {
            throw new IllegalStateException("the build has left out " + className, none);
        }
    }
}
