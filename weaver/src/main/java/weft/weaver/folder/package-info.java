/** Weaves folders of class files in place: what the command line and the build plugins share. */
package weft.weaver.folder;
