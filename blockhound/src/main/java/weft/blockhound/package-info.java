/** Has BlockHound watch the threads of event loops for blocking calls. */
package weft.blockhound;
