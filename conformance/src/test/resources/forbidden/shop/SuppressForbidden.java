package shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The tool goes by the name. */
@Retention(RetentionPolicy.CLASS)
@interface SuppressForbidden {}
