/**
 * 文书档案: what comes in and goes out as a file. A roster or ledger kept in Excel or CSV is read here row by row, the way
 * a person sees it, however large or hand-made it is, and a file that is dangerous, locked or broken is refused by name
 * before it can do harm. Tables handed back to people are written here. Photos and papers that belong to a record are
 * kept here, encrypted.
 */
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package cn.linli.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
