package weft;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What other threads send to a loop: any thread adds, the loop takes all there is at once. So threads that post without
 * end cannot keep the loop in one drain (rule L2), and a look at an empty inbox is one read.
 *
 * <p>This holds the newest entry. A node is its adder's until the compare-and-set that publishes it, {@code next}
 * included; the swap in {@link #takeAll} makes all that it takes the taker's own. Nobody writes or reads a {@code next}
 * in between, so that can be a plain field.
 */
final class Inbox extends AtomicReference<Inbox.Node> {
    private static final long serialVersionUID = 1;

    /**
     * One entry, and on the way in the one that came before it; on the way out, the one that came after. It is made
     * before the event that it tells of, so that behind that no memory is needed. An {@link OutsideWaiter} is one, and
     * stands where a future's value will be.
     */
    static class Node extends Encoded {
        final Object entry;
        Node next;

        Node(Object entry) {
            this.entry = entry;
        }

        /** Sends this in any case, should there be no stack for the first try. */
        final void sendTo(EventLoop loop) {
            next = this; // not sent
            try {
                loop.schedule(entry, this);
            } catch (Throwable noRoom) {
                if (next == this) loop.schedule(entry, this);
            }
        }

        @Override
        final Object take() {
            throw new AssertionError("nothing is pending that is done");
        }
    }

    void add(Node node) {
        do {
            node.next = get();
        } while (!compareAndSet(node.next, node));
    }

    /** Takes everything, the oldest first; null if there is nothing. */
    Node takeAll() {
        if (get() == null) return null;
        Node reversed = null;
        for (Node node = getAndSet(null); node != null; ) {
            Node older = node.next;
            node.next = reversed;
            reversed = node;
            node = older;
        }
        return reversed;
    }
}
