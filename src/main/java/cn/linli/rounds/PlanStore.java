package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the plans. A draft changes; an accepted plan stays as it is until another takes its place. */
@Repository
class PlanStore {

    private static final String COLUMNS = """
            id, station_id, day, state, version, base, keeps, content::text as content, made, made_by, accepted,
            accepted_by, solving_from, solving_until
            """;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    PlanStore(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Where a plan stands. */
    enum State {
        SOLVING,
        DRAFT,
        ACCEPTED,
        REPLACED,
        DISCARDED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A plan with all around it.
     *
     * @param base the accepted plan it set out from
     * @param keeps whether it holds what stood there
     */
    record Kept(
            UUID id,
            StationId station,
            LocalDate day,
            State state,
            int version,
            @Nullable UUID base,
            boolean keeps,
            PlanFile file,
            OffsetDateTime made,
            String madeBy,
            @Nullable OffsetDateTime accepted,
            String acceptedBy,
            OffsetDateTime solvingFrom,
            OffsetDateTime solvingUntil) {}

    Optional<Kept> find(UUID id) {
        return db.sql("select " + COLUMNS + " from rounds.plan where id = :id")
                .param("id", id)
                .query((row, n) -> kept(row))
                .optional();
    }

    Kept get(UUID id) {
        return find(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    Optional<Kept> accepted(StationId station, LocalDate day) {
        return one(station, day, "state = 'accepted'");
    }

    /** The draft of a day, also while it is being worked out. */
    Optional<Kept> open(StationId station, LocalDate day) {
        return one(station, day, "state in ('solving', 'draft')");
    }

    /** The last try, if it came to nothing and nothing was made since. */
    Optional<Kept> failed(StationId station, LocalDate day) {
        return db.sql("select " + COLUMNS + """
                from rounds.plan
                where station_id = :station and day = :day
                order by made desc
                limit 1
                """)
                .param("station", station.value())
                .param("day", Date.valueOf(day))
                .query((row, n) -> kept(row))
                .optional()
                .filter(last -> last.state() == State.FAILED);
    }

    private Optional<Kept> one(StationId station, LocalDate day, String state) {
        return db.sql("select " + COLUMNS + " from rounds.plan where station_id = :station and day = :day and " + state)
                .param("station", station.value())
                .param("day", Date.valueOf(day))
                .query((row, n) -> kept(row))
                .optional();
    }

    /** Begins a plan that is to be worked out by then. An older draft gives way; one that is being worked out does not. */
    void begin(
            Actor actor,
            UUID id,
            StationId station,
            LocalDate day,
            @Nullable UUID base,
            boolean keeps,
            PlanFile file,
            Duration takes) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                update rounds.plan set state = 'discarded', version = version + 1
                where station_id = :station and day = :day and state = 'draft'
                """)
                .param("station", station.value())
                .param("day", Date.valueOf(day))
                .update();
        var begun = db.sql("""
                insert into rounds.plan (
                  id, station_id, day, state, base, keeps, content, made, made_by, solving_from, solving_until)
                values (
                  :id, :station, :day, 'solving', :base, :keeps, :content::jsonb, :now, :by, :now, :until)
                on conflict (station_id, day) where state in ('solving', 'draft') do nothing
                """)
                .param("id", id)
                .param("station", station.value())
                .param("day", Date.valueOf(day))
                .param("base", base, Types.OTHER)
                .param("keeps", keeps)
                .param("content", json.writeValueAsString(file))
                .param("now", now)
                .param("by", actor.name())
                .param("until", now.plus(takes))
                .update();
        if (begun == 0) {
            throw RoundsRefusal.BEING_PLANNED.refuse();
        }
    }

    /** Stores a plan that changed. False when somebody was faster. */
    boolean save(UUID id, int version, State from, State to, PlanFile file) {
        return db.sql("""
                update rounds.plan set state = :to, content = :content::jsonb, version = version + 1
                where id = :id and version = :version and state = :from
                """)
                        .param("id", id)
                        .param("version", version)
                        .param("from", from.code())
                        .param("to", to.code())
                        .param("content", json.writeValueAsString(file))
                        .update()
                == 1;
    }

    /** The draft becomes the plan of the day. False when somebody was faster. */
    boolean accept(Actor actor, Kept draft, PlanFile file) {
        db.sql("""
                update rounds.plan set state = 'replaced', version = version + 1
                where station_id = :station and day = :day and state = 'accepted'
                """)
                .param("station", draft.station().value())
                .param("day", Date.valueOf(draft.day()))
                .update();
        return db.sql("""
                update rounds.plan
                set state = 'accepted', content = :content::jsonb, accepted = :now, accepted_by = :by,
                    version = version + 1
                where id = :id and version = :version and state = 'draft'
                """)
                        .param("id", draft.id())
                        .param("version", draft.version())
                        .param("content", json.writeValueAsString(file))
                        .param("now", OffsetDateTime.now(clock))
                        .param("by", actor.name())
                        .update()
                == 1;
    }

    /** Plans nobody is working out any more: whoever did has stopped. */
    int lapse(Duration patience) {
        return db.sql("""
                update rounds.plan set state = 'failed', version = version + 1
                where state = 'solving' and solving_until < :old
                """)
                .param("old", OffsetDateTime.now(clock).minus(patience))
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getObject("day", LocalDate.class),
                State.of(row.getString("state")),
                row.getInt("version"),
                row.getObject("base", UUID.class),
                row.getBoolean("keeps"),
                json.readValue(row.getString("content"), PlanFile.class),
                row.getObject("made", OffsetDateTime.class),
                row.getString("made_by"),
                row.getObject("accepted", OffsetDateTime.class),
                row.getString("accepted_by"),
                row.getObject("solving_from", OffsetDateTime.class),
                row.getObject("solving_until", OffsetDateTime.class));
    }
}
