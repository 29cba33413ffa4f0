/** Has BlockHound watch the threads of event loops for blocking calls. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // BlockHound's jar has no descriptor, and a name that it promises to keep
module weft.blockhound {
    requires transitive weft.runtime;
    requires transitive reactor.blockhound;

    exports weft.blockhound;

    provides reactor.blockhound.integration.BlockHoundIntegration with
            weft.blockhound.LoopThreads;
}
