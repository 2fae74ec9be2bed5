package cn.linli.unanswered;

import cn.linli.access.Right;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import cn.linli.shared.ResidentId;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must be done next so that somebody is found, for the page 今日: mine, and for the head what is late or asks them. */
@Component
class LadderDue implements DueSource {

    private final JdbcClient db;
    private final Residents residents;

    LadderDue(JdbcClient db, Residents residents) {
        this.db = db;
        this.residents = residents;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var endOfDay = Pace.day(now).atTime(LocalTime.MAX).atZone(Pace.CHINA).toOffsetDateTime();
        var waiting = db.sql("""
                select l.id, l.resident_id, l.rung, l.risk, l.due, l.from_moment, l.version
                from unanswered.ladder l
                where l.ended is null and l.paused_until is null
                  and ((l.owner = :me and l.rung <> 'ask-head' and l.due <= :endOfDay)
                    or (:leads and l.station_id = any ((select access.people())::uuid[])
                      and (l.climbed or l.rung in ('ask-head', 'welfare-check'))))
                order by l.due, l.id
                limit 200
                """)
                .param("me", me.value())
                .param("leads", leads)
                .param("endOfDay", endOfDay)
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        Rung.of(row.getString("rung")),
                        row.getString("risk").equals("high"),
                        row.getObject("due", OffsetDateTime.class),
                        row.getObject("from_moment", OffsetDateTime.class),
                        row.getInt("version")))
                .list();
        var names = names(waiting);
        return waiting.stream()
                .map(one -> one.due(names.get(one.person()), now))
                .toList();
    }

    private Map<ResidentId, String> names(List<Waiting> waiting) {
        var names = new HashMap<ResidentId, String>();
        var actor = Wall.atWork();
        if (actor != null && actor.may(Right.SEE_RESIDENTS) && !waiting.isEmpty()) {
            residents
                    .cards(
                            actor,
                            waiting.stream().map(Waiting::person).distinct().toList())
                    .forEach((PersonCard card) -> names.put(card.id(), card.name()));
        }
        return names;
    }

    private record Waiting(
            UUID id, ResidentId person, Rung rung, boolean high, OffsetDateTime due, OffsetDateTime from, int version) {

        Due due(@Nullable String name, OffsetDateTime now) {
            return new Due(
                    LadderContact.MODULE,
                    id,
                    due.isBefore(now) ? "overdue" : "due-today",
                    "无人应答：" + zh(),
                    "Nobody answers: " + en(),
                    name,
                    null,
                    due,
                    from,
                    high || rung == Rung.WELFARE_CHECK,
                    version);
        }

        private String zh() {
            return switch (rung) {
                case AGAIN -> "再上门一次";
                case PHONE -> "打本人电话";
                case KIN -> "问亲属";
                case NEIGHBOUR -> "问邻居";
                case GRID_LEADER -> "问网格长";
                case WELFARE_CHECK -> "上门查看平安";
                case ASK_HEAD -> "本人婉拒，请站长拿主意";
                case GENTLY -> "换个方式再联系";
            };
        }

        private String en() {
            return switch (rung) {
                case AGAIN -> "go again";
                case PHONE -> "phone them";
                case KIN -> "ask their kin";
                case NEIGHBOUR -> "ask a neighbour";
                case GRID_LEADER -> "ask the grid leader";
                case WELFARE_CHECK -> "welfare check";
                case ASK_HEAD -> "they declined: the head decides";
                case GENTLY -> "try again in another way";
            };
        }
    }
}
