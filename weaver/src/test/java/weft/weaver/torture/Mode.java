package weft.weaver.torture;

/** How much is done to one method; what the weaver refuses is tried with the next mode. */
enum Mode {
    /** Suspensions at any instruction. */
    ANYWHERE,
    /** A few suspensions, none while an object is under construction. */
    FEW,
    /** Left as it is. */
    NOT_AT_ALL
}
