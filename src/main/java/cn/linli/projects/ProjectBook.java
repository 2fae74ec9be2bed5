package cn.linli.projects;

import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProjectBook {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient db;
    private final Clock clock;

    ProjectBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** False when the name is taken. */
    boolean add(ProjectId id, StationId station, String name, String field, int year) {
        return db.sql("""
                insert into projects.project (id, station_id, year, name, field, made)
                values (:id, :station, :year, :name, :field, :made)
                on conflict (station_id, year, name) do nothing
                """)
                        .param("id", id.value())
                        .param("station", station.value())
                        .param("year", year)
                        .param("name", name)
                        .param("field", field)
                        .param("made", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    boolean taken(Project project, String name) {
        return named(project.station(), name, project.year())
                .filter(other -> !other.equals(project.id()))
                .isPresent();
    }

    boolean rename(ProjectId id, String name, int version) {
        return db.sql("""
                update projects.project
                set name = :name, version = version + 1
                where id = :id and version = :version
                """)
                        .param("id", id.value())
                        .param("name", name)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean mark(ProjectId id, Project.Status status, int version) {
        return db.sql("""
                update projects.project
                set status = :status, version = version + 1
                where id = :id and version = :version
                """)
                        .param("id", id.value())
                        .param("status", status.code())
                        .param("version", version)
                        .update()
                == 1;
    }

    Optional<Project> find(ProjectId id) {
        return db.sql("select * from projects.project where id = :id")
                .param("id", id.value())
                .query(ProjectBook::project)
                .optional();
    }

    Optional<ProjectId> named(StationId station, String name, @Nullable Integer year) {
        return db.sql("""
                select id
                from projects.project
                where station_id = :station and name = :name and (cast(:year as int) is null or year = :year)
                order by year desc
                limit 1
                """)
                .param("station", station.value())
                .param("name", name)
                .param("year", year)
                .query((row, n) -> new ProjectId(row.getObject("id", UUID.class)))
                .optional();
    }

    Map<ProjectId, String> names(Set<ProjectId> ids) {
        var names = new HashMap<ProjectId, String>();
        db.sql("select id, name from projects.project where id in (:ids)")
                .param("ids", ids.stream().map(ProjectId::value).toList())
                .query((row, n) -> names.put(new ProjectId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
        return names;
    }

    Page<Project> page(
            @Nullable StationId station, @Nullable Integer year, String text, @Nullable String cursor, int limit) {
        var after = Mark.of(cursor);
        var rows = db.sql("""
                select *
                from projects.project
                where (cast(:station as uuid) is null or station_id = :station)
                  and (cast(:year as int) is null or year = :year)
                  and strpos(name, :text) > 0
                  and (year, id) < (:afterYear, :afterId)
                order by year desc, id desc
                limit :limit
                """)
                .param("station", station == null ? null : station.value(), java.sql.Types.OTHER)
                .param("year", year, java.sql.Types.INTEGER)
                .param("text", text)
                .param("afterYear", after.year())
                .param("afterId", after.id())
                .param("limit", limit + 1)
                .query(ProjectBook::project)
                .list();
        return Page.cut(rows, limit, last -> last.year() + "_" + last.id());
    }

    private static Project project(ResultSet row, int n) throws SQLException {
        return new Project(
                new ProjectId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getInt("year"),
                row.getString("name"),
                row.getString("field"),
                Project.Status.of(row.getString("status")),
                row.getInt("version"));
    }

    private record Mark(int year, UUID id) {

        static Mark of(@Nullable String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return new Mark(Integer.MAX_VALUE, LAST);
            }
            try {
                var parts = cursor.split("_", -1);
                return new Mark(Integer.parseInt(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }
}
