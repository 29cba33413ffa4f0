/** The annotation that marks a method as async. */
package weft.annotations;
