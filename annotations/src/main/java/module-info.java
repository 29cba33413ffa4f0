/** The annotation that marks a method as async. */
module weft.annotations {
    exports weft.annotations;
}
