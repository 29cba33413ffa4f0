/**
 * Reads from woven class files what their users need to know: whose a state machine is, and where its source stands.
 */
package weft.weaver.inspect;
