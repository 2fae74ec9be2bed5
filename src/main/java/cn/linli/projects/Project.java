package cn.linli.projects;

import cn.linli.shared.ProjectId;
import cn.linli.shared.StationId;
import java.util.Locale;

/**
 * A station's project of one year.
 *
 * @param field the field of service it belongs to (为老服务 …)
 * @param version for a change: it is refused when somebody else was faster
 */
public record Project(
        ProjectId id, StationId station, int year, String name, String field, Status status, int version) {

    /** How far it is. */
    public enum Status {
        RUNNING,
        FINISHED;

        /** As it stands in the database and on the wire. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
