/**
 * The front door: starting and stopping, the embedded database, the security chain, the command line, and how a no is
 * told over HTTP.
 */
@ApplicationModule
@NullMarked
package cn.linli.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
