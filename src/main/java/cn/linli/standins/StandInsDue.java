package cn.linli.standins;

import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.Due;
import cn.linli.shared.DueSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs that drift apart, and pairs that are to end: to whoever is responsible, and in the end to the head. */
@Component
class StandInsDue implements DueSource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final Residents residents;

    StandInsDue(JdbcClient db, Residents residents) {
        this.db = db;
        this.residents = residents;
    }

    @Override
    public List<Due> dueFor(AccountId me, boolean leads, OffsetDateTime now) {
        var today = now.atZoneSameInstant(CHINA).toLocalDate();
        var pairs = db.sql("""
                select * from (
                  select p.*, false as climbed from standins.pair p
                  where p.state = 'active' and p.minder = :me
                  union all
                  select p.*, false from standins.pair p
                  where p.state = 'active' and p.helper_account = :me and p.minder <> :me
                  union all
                  select p.*, true from standins.pair p
                  where :leads and p.state = 'active' and p.station_id = any ((select access.people())::uuid[])
                    and p.minder <> :me and p.helper_account is distinct from :me) p
                where greatest(coalesce(p.last_contact, p.since), p.since) + p.rhythm <= :today or p.ends <= :today
                order by id
                limit 300
                """)
                .param("me", me.value())
                .param("leads", leads)
                .param("today", today)
                .query((row, n) -> new Drift(StandIns.pair(row), row.getBoolean("climbed")))
                .list();
        var names = names(pairs);
        var due = new ArrayList<Due>();
        for (var one : pairs) {
            var said = one.due(today, names.get(one.pair().resident().value()));
            if (said != null) {
                due.add(said);
            }
        }
        return due;
    }

    private Map<UUID, String> names(List<Drift> pairs) {
        var names = new HashMap<UUID, String>();
        var actor = Wall.atWork();
        if (actor != null && actor.may(cn.linli.access.Right.SEE_RESIDENTS) && !pairs.isEmpty()) {
            for (PersonCard card : residents.cards(
                    actor, pairs.stream().map(one -> one.pair().resident()).toList())) {
                names.put(card.id().value(), card.name());
            }
        }
        return names;
    }

    /**
     * A pair that waits.
     *
     * @param climbed whether it is looked at for the head, who is told later
     */
    private record Drift(StandIns.Pair pair, boolean climbed) {

        @Nullable
        Due due(LocalDate today, @Nullable String name) {
            var rhythm = new Rhythm(pair.rhythm());
            var ending = pair.ends() != null && !pair.ends().isAfter(today);
            if (climbed && !ending && today.isBefore(rhythm.climbs(pair.last()))) {
                return null;
            }
            var drifts = !today.isBefore(rhythm.drifts(pair.last()));
            var day = ending ? java.util.Objects.requireNonNull(pair.ends()) : rhythm.due(pair.last());
            return new Due(
                    "standins",
                    pair.id().value(),
                    drifts || (ending && day.isBefore(today)) ? "overdue" : "due-today",
                    ending ? "结对到期：" + pair.helperName() : "结对联系：" + pair.helperName(),
                    (ending ? "Pair ends: " : "Pair to hear of each other: ") + pair.helperName(),
                    name,
                    null,
                    day.atTime(23, 59).atZone(CHINA).toOffsetDateTime(),
                    pair.last().atStartOfDay(CHINA).toOffsetDateTime(),
                    false,
                    pair.version());
        }
    }
}
