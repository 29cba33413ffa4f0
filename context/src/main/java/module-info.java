/** Carries thread-locals along with tasks, through Micrometer's context-propagation. */
@SuppressWarnings("requires-automatic") // Micrometer's jars have no descriptor, and a name that they promise to keep
module weft.context {
    requires transitive weft.runtime;
    requires context.propagation;

    exports weft.context;

    provides weft.ThreadLocals with
            weft.context.MicrometerThreadLocals;
}
