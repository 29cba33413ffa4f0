/**
 * One class for each way to write an async method; {@link weft.samples.shapes.Transcript} prints what they do, the same
 * however they were woven.
 */
package weft.samples.shapes;
