package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.residents.AwayChanged;
import cn.linli.residents.LabelsChanged;
import cn.linli.residents.RegisterTakenOver;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.ResidentEntered;
import cn.linli.residents.ResidentMoved;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.residents.RiskChanged;
import cn.linli.residents.Watched;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears what happens to people and moves their clocks, in the transaction of what happened. */
@Component
class CareFollows {

    private static final ScopedValue<List<Contacts.Told>> TOGETHER = ScopedValue.newInstance();

    private final Residents residents;
    private final Clocks clocks;
    private final Contacts contacts;
    private final Owners owners;
    private final MonthSums months;
    private final JdbcClient db;

    CareFollows(Residents residents, Clocks clocks, Contacts contacts, Owners owners, MonthSums months, JdbcClient db) {
        this.residents = residents;
        this.clocks = clocks;
        this.contacts = contacts;
        this.owners = owners;
        this.months = months;
        this.db = db;
    }

    /** A contact, a try, or the correction of one. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Reached news) {
        var told = new Contacts.Told(news.contact(), clocks.now());
        if (TOGETHER.isBound()) {
            TOGETHER.get().add(told);
            return;
        }
        var moved = contacts.keep(told);
        if (!moved.isEmpty()) {
            clocks.replay(moved);
        }
    }

    /** Somebody is new in the register. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentEntered news) {
        look(Set.of(news.resident()));
    }

    /** Labels were given or ended. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(LabelsChanged news) {
        look(Set.of(news.resident()));
    }

    /** The risk changed; to high is serious. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(RiskChanged news) {
        look(Set.of(news.resident()));
        if (news.raisedToHigh()) {
            clocks.serious(news.resident(), clocks.now());
        }
    }

    /** Somebody moved, away or back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentMoved news) {
        look(Set.of(news.resident()));
    }

    /** Somebody died. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentDied news) {
        look(Set.of(news.resident()));
    }

    /** Somebody is in hospital or away for a while, or back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(AwayChanged news) {
        look(Set.of(news.resident()));
    }

    /** Two entries are one person, or two again: their contacts go where they belong. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentsMerged news) {
        var actor = actor();
        var all = new HashSet<ResidentId>();
        for (var one : List.of(news.survivor(), news.merged())) {
            var stands = news.undone() ? one : news.survivor();
            for (var same : residents.same(actor, one)) {
                contacts.standFor(same, stands);
                all.add(same);
            }
        }
        look(all);
        if (!news.undone()) {
            clocks.forget(news.merged());
        }
        clocks.replay(all);
        months.toldLate(all.stream().collect(Collectors.toMap(one -> one, one -> MonthSums.EVER)));
    }

    /** A roster brought many at once: their stations are counted afresh, soon. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(RegisterTakenOver news) {
        news.stations().forEach(this::countAfreshSoon);
    }

    private void countAfreshSoon(StationId station) {
        db.sql("""
                insert into care.recount (station_id, asked) values (:station, :now)
                on conflict (station_id) do update set rules_only = false
                """).param("station", station.value()).param("now", clocks.now()).update();
    }

    private void look(Set<ResidentId> people) {
        if (TOGETHER.isBound()) {
            return;
        }
        var actor = actor();
        clocks.watch(residents.watched(actor, people));
        owners.give(actor, clocks.rebind(people));
    }

    /** Everything of a station as the register stands today; nothing changes where nothing differs. */
    void recount(Actor actor, StationId station) {
        List<Watched> people = residents.watched(actor, station);
        clocks.watchAll(station, people);
        owners.give(actor, clocks.rebindStations(Set.of(station)));
    }

    /** The same, and its contacts as they were told. */
    void countAfresh(Actor actor, StationId station) {
        recount(actor, station);
        clocks.replayAsTold(station);
    }

    <T> T together(Callable<T> work) throws Exception {
        var told = new ArrayList<Contacts.Told>();
        var done = ScopedValue.where(TOGETHER, told).call(work::call);
        contacts.keepAll(told);
        return done;
    }

    void bring(List<Contacts.Told> told) {
        contacts.keepAll(told);
    }

    private static Actor actor() {
        var actor = Wall.atWork();
        if (actor == null) {
            throw new IllegalStateException("Nobody is at work: no clock is moved.");
        }
        return actor;
    }
}
