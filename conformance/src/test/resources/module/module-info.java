module app {
    requires weft.runtime;
}
