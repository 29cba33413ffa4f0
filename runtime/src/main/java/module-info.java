/** async/await for Java, with asyncio's model: awaitables, the event loop, and what woven code calls. */
module weft.runtime {
    requires transitive weft.annotations;
    requires static jdk.jfr;
    requires static java.management;

    exports weft;
    exports weft.abi;

    uses weft.ThreadLocals;
}
