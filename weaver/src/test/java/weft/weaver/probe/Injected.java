package weft.weaver.probe;

/** What the n-th leaf fails with when a run asks for it. */
public final class Injected extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Injected(int leaf) {
        super("leaf " + leaf);
    }
}
