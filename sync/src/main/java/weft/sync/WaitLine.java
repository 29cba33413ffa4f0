package weft.sync;

import weft.Future;

/**
 * The tasks that wait, in the order of arrival. A task leaves in constant time from any place in the line, so that many
 * can give up in any order. The line keeps nothing of a peak.
 */
final class WaitLine {
    private Place first;
    private Place last;
    private int size;

    /** The first place that is not known to be cancelled; null if all are. */
    private Place live;

    /** The place of one task. */
    static final class Place {
        final Future<Void> future;
        private Place before;

        /** This place itself once the task has left: there is one of these for each wait, of 24 bytes. */
        private Place behind;

        private Place(Future<Void> future) {
            this.future = future;
        }

        /** Whether the task left the line, or was taken out of it. */
        boolean hasLeft() {
            return behind == this;
        }
    }

    /** Adds a task at the end, by the future that it will await. */
    Place join(Future<Void> future) {
        Place place = new Place(future);
        place.before = last;
        if (last == null) first = place;
        else last.behind = place;
        last = place;
        if (live == null) live = place;
        size++;
        return place;
    }

    /** Has no effect if the task has left. */
    void leave(Place place) {
        if (place.hasLeft()) return;
        size--;
        if (live == place) live = place.behind;
        if (place.before == null) first = place.behind;
        else place.before.behind = place.behind;
        if (place.behind == null) last = place.before;
        else place.behind.before = place.before;
        place.before = null;
        place.behind = place;
    }

    /** Returns the future of the first task, or null. */
    Future<Void> first() {
        return first == null ? null : first.future;
    }

    /** Takes the first task out, while this is not empty. */
    Future<Void> removeFirst() {
        Place removed = first;
        leave(removed);
        return removed.future;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns whether a task waits that was not cancelled. Each cancelled one is looked at once. */
    boolean hasLive() {
        while (live != null && live.future.isCancelled()) live = live.behind;
        return live != null;
    }

    /** Returns how many tasks wait, with those that were cancelled and have not run since. */
    int size() {
        return size;
    }
}
