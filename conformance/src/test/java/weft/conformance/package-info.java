/** Tests of Weft as a whole: side by side with other tools, and on whole folders of classes. */
package weft.conformance;
