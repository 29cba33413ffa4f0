/** A link checker: follows the links of a site, many at once, and reports those that lead nowhere. */
package weft.samples.linkcheck;
