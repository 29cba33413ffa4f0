package weft.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is measured does the work: all peers return the same. */
class PeersTest {
    private static String[] peers() {
        return Peers.NAMES.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void doesTheWork(String name) throws Exception {
        assumeTrue(Peers.available(name, Runtime.version().feature()), name + " needs a newer JVM");
        Peer peer = Peers.named(name);

        assertThat(peer.awaitReady(10)).isEqualTo(10);
        assertThat(peer.chainReady(5, 3)).isEqualTo(15);
        assertThat(peer.chainSuspended(5, 3)).isIn(15, 12);
        assertThat(peer.yieldLoop(7)).isEqualTo(7);
        if (Workload.SLEEPS.runsOn(peer.getClass())) masses(peer);
        if (Workload.PING_PONG.runsOn(peer.getClass()))
            assertThat(peer.pingPong(9)).isEqualTo(9);
        if (Workload.SPAWN_AND_JOIN.runsOn(peer.getClass()))
            assertThat(peer.spawnAndJoin(10)).isEqualTo(45);
    }

    private static void masses(Peer peer) {
        assertThat(peer.sleeps(new int[] {1, 2, 3})).isEqualTo(3);
        assertThat(peer.skynet()).isEqualTo(499_999_500_000L);
        assertThat((Object[]) peer.suspended(3, 4)).doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("peers")
    void handsOn(String name) throws Exception {
        assumeTrue(Peers.available(name, Runtime.version().feature()), name + " needs a newer JVM");
        Peer peer = Peers.named(name);

        if (Workload.QUEUE.runsOn(peer.getClass())) assertThat(peer.queue(5)).isEqualTo(10);
        if (Workload.LOCK.runsOn(peer.getClass())) assertThat(peer.lock(6)).isPositive();
        if (Workload.SEMAPHORE.runsOn(peer.getClass()))
            assertThat(peer.semaphore(6)).isPositive();
        if (Workload.GATHER.runsOn(peer.getClass())) assertThat(peer.gather(5)).isEqualTo(10);
        if (Workload.CANCEL.runsOn(peer.getClass()))
            assertThat(peer.cancel(peer.suspended(2, 5))).isEqualTo(5);
        if (Workload.EXCEPTIONS.runsOn(peer.getClass()))
            assertThat(peer.exceptions(4, 5)).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("peers")
    void isCompletedByAnotherThread(String name) throws Exception {
        assumeTrue(Peers.available(name, Runtime.version().feature()), name + " needs a newer JVM");
        Peer peer = Peers.named(name);
        OtherThread other = new OtherThread();
        other.start();

        if (Workload.FROM_THREAD.runsOn(peer.getClass()))
            assertThat(peer.fromThread(5, other)).isIn(5, 0);
        if (Workload.MANY_FROM_THREAD.runsOn(peer.getClass())) {
            assertThat(peer.manyFromThread(5, other)).isEqualTo(5);
        }
        other.end();
    }
}
