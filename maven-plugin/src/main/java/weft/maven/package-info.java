/** Weaves class folders during the build. Knows nothing of bytecode itself. */
package weft.maven;
