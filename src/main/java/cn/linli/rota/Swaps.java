package cn.linli.rota;

import cn.linli.access.Actor;
import cn.linli.access.Notices;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.Period;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.Texts;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Swaps of turns (换班): one asks, the other agrees, the head sees it, or approves it where the station wants that. Both
 * must have their rest afterwards. Nobody's turn is changed without their word.
 */
@Service
public class Swaps {

    private static final int PAGE = 50;
    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-01-01T00:00:00Z");

    private final JdbcClient db;
    private final Arrangements arrangements;
    private final DutyRota duty;
    private final Workers workers;
    private final Notices notices;
    private final Trail trail;
    private final Clock clock;

    Swaps(
            JdbcClient db,
            Arrangements arrangements,
            DutyRota duty,
            Workers workers,
            Notices notices,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.arrangements = arrangements;
        this.duty = duty;
        this.workers = workers;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What somebody asks.
     *
     * @param turn their turn on that day
     * @param to who is to take it
     * @param forTurn a turn of the other they take instead; null: none
     */
    public record Ask(
            UUID id,
            StationId station,
            LocalDate day,
            UUID turn,
            WorkerId to,
            @Nullable LocalDate forDay,
            @Nullable UUID forTurn,
            String words) {}

    /** Asks a colleague to take a turn. The same id again is the same question. Refuses who could not come. */
    @Transactional
    public UUID ask(Actor actor, Ask ask) {
        actor.needs(Right.SEE_STATIONS);
        if (!actor.scope().people().contains(ask.station())) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        if (find(ask.id(), false) != null) {
            return ask.id();
        }
        var turn = standing(actor, ask.station(), ask.day(), ask.turn());
        if (!actor.account().equals(turn.account())) {
            throw RotaRefusal.NOT_YOUR_TURN.refuse();
        }
        var other = workers.of(actor, ask.station(), false).stream()
                .filter(worker -> worker.id().equals(ask.to()) && worker.account() != null)
                .filter(worker -> !worker.id().equals(turn.worker()))
                .findFirst()
                .orElseThrow(RotaRefusal.NOT_WITH_THEM::refuse);
        var instead = instead(actor, ask, other);
        var swap = swap(ask, turn, other, instead);
        canBoth(actor, swap);
        insert(swap);
        trail.write(actor, "rota.swap-asked", ask.id(), Map.of("day", ask.day()));
        tell("rota.swap-asked", swap, swap.toAccount());
        return ask.id();
    }

    private DutyRota.@Nullable Turn instead(Actor actor, Ask ask, Worker other) {
        if (ask.forTurn() == null || ask.forDay() == null) {
            return null;
        }
        var turn = standing(actor, ask.station(), ask.forDay(), ask.forTurn());
        if (!turn.worker().equals(other.id())) {
            throw RotaRefusal.TURN_CHANGED.refuse();
        }
        return turn;
    }

    private Swap swap(Ask ask, DutyRota.Turn turn, Worker other, DutyRota.@Nullable Turn instead) {
        return new Swap(
                ask.id(),
                ask.station(),
                turn.id(),
                turn.day(),
                turn.worker(),
                java.util.Objects.requireNonNull(turn.account()),
                turn.name(),
                other.id(),
                java.util.Objects.requireNonNull(other.account()),
                other.name(),
                instead == null ? null : instead.id(),
                instead == null ? null : instead.day(),
                "asked",
                Texts.optional(ask.words(), "words", 200),
                now(),
                "",
                false,
                0);
    }

    /** The other's word. Agreed, the turns change at once, or wait for the head where the station wants that. */
    @Transactional
    public int answer(Actor actor, UUID id, int version, boolean agrees) {
        var swap = open(id, version, "asked");
        if (!actor.account().equals(swap.toAccount())) {
            throw RotaRefusal.NOT_YOURS_TO_SAY.refuse();
        }
        if (!agrees) {
            settle(swap, "declined", actor, true);
            trail.write(actor, "rota.swap-declined", id, Map.of());
        } else if (arrangements.setting(swap.station()).headApproves()) {
            canBoth(actor, swap);
            settle(swap, "agreed", actor, true);
            trail.write(actor, "rota.swap-agreed", id, Map.of());
        } else {
            change(actor, swap);
            settle(swap, "done", actor, true);
            trail.write(actor, "rota.swap-agreed", id, Map.of());
        }
        tell(agrees ? "rota.swap-agreed" : "rota.swap-declined", swap, swap.fromAccount());
        return version + 1;
    }

    /** The head's word, where the station wants one. */
    @Transactional
    public int decide(Actor actor, UUID id, int version, boolean approves) {
        actor.needs(Right.MANAGE_STAFF);
        var swap = open(id, version, "agreed");
        if (approves) {
            change(actor, swap);
        }
        settle(swap, approves ? "done" : "not-approved", actor, false);
        if (approves) {
            trail.write(actor, "rota.swap-approved", id, Map.of());
        } else {
            trail.write(actor, "rota.swap-not-approved", id, Map.of());
        }
        db.sql("update rota.swap set seen_by_head = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        var topic = approves ? "rota.swap-approved" : "rota.swap-not-approved";
        tell(topic, swap, swap.fromAccount());
        tell(topic, swap, swap.toAccount());
        return version + 1;
    }

    /** Who asked does not need it any more. */
    @Transactional
    public int withdraw(Actor actor, UUID id, int version) {
        var swap = locked(id);
        if (!swap.state().equals("asked") && !swap.state().equals("agreed")) {
            throw RotaRefusal.SWAP_SETTLED.refuse();
        }
        unchanged(swap, version);
        if (!actor.account().equals(swap.fromAccount())) {
            throw RotaRefusal.NOT_YOURS_TO_SAY.refuse();
        }
        settle(swap, "withdrawn", actor, false);
        trail.write(actor, "rota.swap-withdrawn", id, Map.of());
        return version + 1;
    }

    /** The head has seen what two have agreed. */
    @Transactional
    public int seen(Actor actor, UUID id) {
        actor.needs(Right.MANAGE_STAFF);
        var swap = locked(id);
        db.sql("update rota.swap set seen_by_head = :now where id = :id and seen_by_head is null")
                .param("now", now())
                .param("id", id)
                .update();
        trail.write(actor, "rota.swap-seen", id, Map.of());
        return swap.version();
    }

    /** Swaps of the actor's own stations, newest first. */
    @Transactional(readOnly = true)
    public Page<Swap> list(Actor actor, boolean waiting, @Nullable String after) {
        actor.needs(Right.SEE_STATIONS);
        var mark = mark(after);
        var rows = db.sql("""
                select * from rota.swap
                where station_id = any (:stations) and (asked, id) < (:at, :id)
                  and (not :waiting or state in ('asked', 'agreed'))
                order by asked desc, id desc
                limit :limit
                """)
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("at", mark.getKey())
                .param("id", mark.getValue())
                .param("waiting", waiting)
                .param("limit", PAGE + 1)
                .query(Swaps::row)
                .list();
        return Page.cut(rows, PAGE, row -> row.asked() + " " + row.id());
    }

    /** One swap. */
    @Transactional(readOnly = true)
    public Swap one(Actor actor, UUID id) {
        actor.needs(Right.SEE_STATIONS);
        var swap = find(id, false);
        if (swap == null) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return swap;
    }

    private static Map.Entry<OffsetDateTime, UUID> mark(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Map.entry(LAST, new UUID(-1, -1));
        }
        try {
            var parts = after.split(" ", 2);
            return Map.entry(OffsetDateTime.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("cursor");
        }
    }

    private void change(Actor actor, Swap swap) {
        canBoth(actor, swap);
        var back = swap.forTurn();
        if (!duty.pass(actor, swap.station(), swap.turn(), swap.from(), swap.to())
                || (back != null && !duty.pass(actor, swap.station(), back, swap.to(), swap.from()))) {
            throw RotaRefusal.TURN_CHANGED.refuse();
        }
    }

    /** Both turns still stand, are still to come, and both have their rest when they are swapped. */
    private void canBoth(Actor actor, Swap swap) {
        var turn = standing(actor, swap.station(), swap.day(), swap.turn());
        if (!turn.worker().equals(swap.from())) {
            throw RotaRefusal.TURN_CHANGED.refuse();
        }
        toCome(turn);
        DutyRota.Turn back = null;
        if (swap.forTurn() != null && swap.forDay() != null) {
            back = standing(actor, swap.station(), swap.forDay(), swap.forTurn());
            if (!back.worker().equals(swap.to())) {
                throw RotaRefusal.TURN_CHANGED.refuse();
            }
            toCome(back);
        }
        can(actor, swap.station(), swap.to(), swap.toName(), turn, back);
        if (back != null) {
            can(actor, swap.station(), swap.from(), swap.fromName(), back, turn);
        }
    }

    private void can(
            Actor actor,
            StationId station,
            WorkerId who,
            String name,
            DutyRota.Turn takes,
            DutyRota.@Nullable Turn gives) {
        var around = new Period(takes.day().minusDays(8), takes.day().plusDays(8));
        var member = arrangements.members(actor, station, around).stream()
                .filter(one -> one.id().equals(who))
                .findFirst()
                .orElseThrow(() -> RotaRefusal.CANNOT_COME.refuse(name));
        var others = duty.turns(actor, station, around).stream()
                .filter(turn -> turn.worker().equals(who))
                .filter(turn -> gives == null || !turn.id().equals(gives.id()))
                .map(turn -> new Rules.Turn(turn.day(), turn.from(), turn.to()))
                .toList();
        var rules = arrangements.rules(station);
        var broken = rules.breaks(member, new Rules.Turn(takes.day(), takes.from(), takes.to()), others);
        if (!broken.isEmpty()) {
            throw switch (broken.getFirst()) {
                case DAYS_IN_A_ROW -> RotaRefusal.NO_DAY_OFF.refuse(name, rules.mostInARow());
                case HOURS_OF_REST -> RotaRefusal.TOO_LITTLE_REST.refuse(name, rules.restHours());
                case NOT_HERE, ON_LEAVE, NOT_AT_WORK, TWICE_A_DAY -> RotaRefusal.CANNOT_COME.refuse(name);
            };
        }
    }

    private void toCome(DutyRota.Turn turn) {
        if (!turn.day().atTime(turn.from()).isAfter(LocalDateTime.now(clock))) {
            throw RotaRefusal.TURN_HAS_BEGUN.refuse();
        }
    }

    private DutyRota.Turn standing(Actor actor, StationId station, LocalDate day, UUID turn) {
        return duty.onDuty(actor, station, day).stream()
                .filter(one -> one.id().equals(turn))
                .findFirst()
                .orElseThrow(RotaRefusal.TURN_CHANGED::refuse);
    }

    private void insert(Swap swap) {
        var done = db.sql("""
                insert into rota.swap (
                  id, station_id, turn_id, day, from_worker, from_account, from_name, to_worker, to_account, to_name,
                  for_turn_id, for_day, state, words, asked)
                values (
                  :id, :station, :turn, :day, :from, :fromAccount, :fromName, :to, :toAccount, :toName,
                  :forTurn, :forDay, 'asked', :words, :asked)
                on conflict (turn_id) where state in ('asked', 'agreed') do nothing
                """)
                .param("id", swap.id())
                .param("station", swap.station().value())
                .param("turn", swap.turn())
                .param("day", swap.day())
                .param("from", swap.from().value())
                .param("fromAccount", swap.fromAccount().value())
                .param("fromName", swap.fromName())
                .param("to", swap.to().value())
                .param("toAccount", swap.toAccount().value())
                .param("toName", swap.toName())
                .param("forTurn", swap.forTurn(), Types.OTHER)
                .param("forDay", swap.forDay(), Types.DATE)
                .param("words", swap.words())
                .param("asked", swap.asked())
                .update();
        if (done == 0) {
            throw RotaRefusal.SWAP_ASKED_ALREADY.refuse();
        }
    }

    private void settle(Swap swap, String state, Actor actor, boolean answer) {
        db.sql("""
                update rota.swap set
                  state = :state, version = version + 1, decided_by = case when :answer then decided_by else :by end,
                  answered = case when :answer then :now else answered end,
                  decided = case when :answer then decided else :now end
                where id = :id
                """)
                .param("state", state)
                .param("answer", answer)
                .param("by", actor.name())
                .param("now", now())
                .param("id", swap.id())
                .update();
    }

    private Swap open(UUID id, int version, String state) {
        var swap = locked(id);
        if (!swap.state().equals(state)) {
            throw RotaRefusal.SWAP_SETTLED.refuse();
        }
        unchanged(swap, version);
        return swap;
    }

    private static void unchanged(Swap swap, int version) {
        if (swap.version() != version) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(swap);
        }
    }

    private Swap locked(UUID id) {
        var swap = find(id, true);
        if (swap == null) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        return swap;
    }

    private @Nullable Swap find(UUID id, boolean lock) {
        return db.sql("select * from rota.swap where id = :id" + (lock ? " for update" : ""))
                .param("id", id)
                .query(Swaps::row)
                .optional()
                .orElse(null);
    }

    private void tell(String topic, Swap swap, AccountId account) {
        notices.tell(swap.station(), account.value(), topic, swap.id(), false);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Swap row(ResultSet row, int n) throws SQLException {
        return new Swap(
                row.getObject("id", UUID.class),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getObject("turn_id", UUID.class),
                row.getObject("day", LocalDate.class),
                new WorkerId(row.getObject("from_worker", UUID.class)),
                new AccountId(row.getObject("from_account", UUID.class)),
                row.getString("from_name"),
                new WorkerId(row.getObject("to_worker", UUID.class)),
                new AccountId(row.getObject("to_account", UUID.class)),
                row.getString("to_name"),
                row.getObject("for_turn_id", UUID.class),
                row.getObject("for_day", LocalDate.class),
                row.getString("state"),
                row.getString("words"),
                row.getObject("asked", OffsetDateTime.class),
                row.getString("decided_by"),
                row.getObject("seen_by_head", OffsetDateTime.class) != null,
                row.getInt("version"));
    }

    /**
     * A swap.
     *
     * @param state asked, agreed (waits for the head), done, declined, not-approved, withdrawn
     */
    public record Swap(
            UUID id,
            StationId station,
            UUID turn,
            LocalDate day,
            WorkerId from,
            AccountId fromAccount,
            String fromName,
            WorkerId to,
            AccountId toAccount,
            String toName,
            @Nullable UUID forTurn,
            @Nullable LocalDate forDay,
            String state,
            String words,
            OffsetDateTime asked,
            String decidedBy,
            boolean seenByHead,
            int version) {}
}
