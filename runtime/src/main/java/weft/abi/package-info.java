/**
 * What woven code calls. It is public because that code lives in the packages of its users, not because it is for them:
 * nothing here is written by hand.
 */
package weft.abi;
