/** asyncio's locks, events, semaphores, barriers and queues. */
module weft.sync {
    requires transitive weft.runtime;

    exports weft.sync;
}
