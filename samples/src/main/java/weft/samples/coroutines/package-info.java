/** The programs of Python's page "Coroutines and Tasks", and of the page "Futures" beside it, in Java. */
package weft.samples.coroutines;
