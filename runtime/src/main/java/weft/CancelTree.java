package weft;

/**
 * A cancel on its way through gathers, their children, and the gathers that those await. It goes in a loop, not by
 * recursion: gathers and tasks may be nested as deep as users like.
 */
final class CancelTree {
    private final EventLoop loop;
    private final String message;

    /** The innermost gather that is being cancelled. */
    private Level level;

    CancelTree(EventLoop loop, String message) {
        this.loop = loop;
        this.message = message;
    }

    private static final class Level {
        final Gather<?, ?> gather;
        final Level outer;

        /** The chain of tasks that awaits this gather, marked; null if the outer gather has this one as a child. */
        final Task<?> first;

        final Task<?> last;
        private int next;
        boolean accepted;

        Level(Gather<?, ?> gather, Task<?> first, Task<?> last, Level outer) {
            this.gather = gather;
            this.first = first;
            this.last = last;
            this.outer = outer;
        }

        Future<?> nextChild() {
            return next == gather.size() ? null : gather.child(next++);
        }
    }

    /** Cancels the children of a pending gather. Returns whether one of them has accepted that. */
    boolean cancel(Gather<?, ?> root) {
        Level outermost = new Level(root, null, null, null);
        level = outermost;
        try {
            while (level != null) {
                Future<?> child = level.nextChild();
                if (child == null) endLevel();
                else cancelChild(child);
            }
        } finally {
            // Nothing is left here unless something was thrown.
            for (; level != null; level = level.outer) if (level.first != null) CancelDelivery.unmark(level.first);
        }
        return outermost.accepted;
    }

    private void cancelChild(Future<?> child) {
        if (child.isDone() || child.loop != loop) level.accepted |= child.cancel(message);
        else if (child instanceof Gather<?, ?> gather) level = new Level(gather, null, null, level);
        else if (child instanceof Task<?> task) cancelTask(task);
        else level.accepted |= child.cancel(message);
    }

    /** As {@link Task#cancel}, but for the gather at the end of the chain of tasks. */
    private void cancelTask(Task<?> task) {
        level.accepted = true;
        task.addCancelRequest();
        if (task.isBeingCancelled()) {
            CancelDelivery.throwHere(task, message);
            return;
        }
        Task<?> last = CancelDelivery.markChain(task);
        if (last.waitingOn() instanceof Gather<?, ?> gather && gather.loop == loop && !gather.isDone())
            level = new Level(gather, task, last, level);
        else CancelDelivery.deliverAt(task, last, message, null);
    }

    private void endLevel() {
        Level ended = level;
        level = ended.outer;
        if (ended.accepted) ended.gather.childAcceptedCancel();
        if (ended.first != null) {
            if (!ended.accepted) ended.last.mustCancel(message);
            CancelDelivery.unmark(ended.first);
        } else if (level != null) {
            level.accepted |= ended.accepted;
        }
    }
}
