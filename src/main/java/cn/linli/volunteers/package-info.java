/**
 * People who help without pay (志愿者): who they are, what they can do, whether they have time just now. Teams, shifts,
 * hours and certificates come later. Their data are kept with their consent and shown to their own station only.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.linli.volunteers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
