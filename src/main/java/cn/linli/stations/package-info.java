/**
 * 社工站. The district's hub and its stations: their names and colours, rooms, opening hours and the fields they have
 * chosen for the year; whether a station is only named (挂牌) or runs for real (实体化运行); the agencies that run
 * stations under contract; the staff with their licences and mentors; and who is on duty on which day.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "places"})
@NullMarked
package cn.linli.stations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
