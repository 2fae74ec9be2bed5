package cn.linli.rota;

import cn.linli.access.Right;
import cn.linli.access.Wall;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits because of duty, for the page 今日: a swap to answer, one for the head to see, a note from the last turn. */
@Component
class RotaDue implements DueSource {

    private final JdbcClient db;
    private final HandOvers handOvers;

    RotaDue(JdbcClient db, HandOvers handOvers) {
        this.db = db;
        this.handOvers = handOvers;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var waiting = new ArrayList<>(swaps(me, leads));
        var actor = Wall.atWork();
        if (actor != null && actor.may(Right.SEE_STATIONS)) {
            handOvers
                    .waitingFor(actor, me)
                    .forEach(note -> waiting.add(new Due(
                            "rota/notes",
                            note.id(),
                            "new-for-me",
                            "交班记录：" + note.byName() + " " + day(note.day()),
                            "Hand-over note of " + note.byName() + ", " + note.day(),
                            null,
                            null,
                            null,
                            note.written(),
                            false,
                            0)));
        }
        return waiting;
    }

    private List<Due> swaps(AccountId me, boolean leads) {
        return db.sql("""
                select id, day, from_name, to_name, state, asked, version, to_account = :me as mine
                from rota.swap
                where (state = 'asked' and to_account = :me)
                  or (:leads and station_id = any ((select access.people())::uuid[])
                    and (state = 'agreed' or (state = 'done' and seen_by_head is null)))
                order by day, id
                limit 100
                """)
                .param("me", me.value())
                .param("leads", leads)
                .query((row, n) -> {
                    var day = row.getObject("day", LocalDate.class);
                    var from = row.getString("from_name");
                    var to = row.getString("to_name");
                    var state = row.getString("state");
                    return new Due(
                            "rota/swaps",
                            row.getObject("id", UUID.class),
                            "new-for-me",
                            switch (state) {
                                case "asked" -> "换班：" + from + "请您代" + day(day) + "的班";
                                case "agreed" -> "换班待批准：" + day(day) + " " + from + "换" + to;
                                default -> "换班已定：" + day(day) + " " + from + "换" + to;
                            },
                            switch (state) {
                                case "asked" -> from + " asks you to take their turn on " + day;
                                case "agreed" -> "Swap to approve: " + day + ", " + from + " and " + to;
                                default -> "Swapped: " + day + ", " + from + " and " + to;
                            },
                            null,
                            null,
                            null,
                            row.getObject("asked", OffsetDateTime.class),
                            false,
                            row.getInt("version"));
                })
                .list();
    }

    private static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
