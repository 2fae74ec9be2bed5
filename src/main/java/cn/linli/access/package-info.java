/**
 * Who may come in, what they may see, and the trail of who saw and changed what. Knows accounts, roles and scopes, not
 * workers or residents: the upper floors hand it grants. The scope of whoever is at work is set in the database for
 * each transaction, so that a query that forgets to ask still sees nothing foreign.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package cn.linli.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
