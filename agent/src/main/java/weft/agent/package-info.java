/** Weaves classes as they are loaded, and class folders from the command line. Knows nothing of bytecode itself. */
package weft.agent;
