package cn.linli;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Sessions;
import cn.linli.access.Wall;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.Licence;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;

/** What every module test stands on: fresh stations and people who work there. */
@TestConfiguration
public class TestFloor {

    /** The password of everybody a test makes. */
    public static final String PASSWORD = "Evening-Window-7";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Accounts accounts;
    private final Actors actors;
    private final Sessions sessions;
    private final Workers workers;

    public TestFloor(Accounts accounts, Actors actors, Sessions sessions, Workers workers) {
        this.accounts = accounts;
        this.actors = actors;
        this.sessions = sessions;
        this.workers = workers;
    }

    /** A fresh place to be posted, in an invented street. */
    public StationId aStation() {
        var id = new StationId(Ids.next());
        var region = RegionCode.of("990101%03d".formatted(COUNT.incrementAndGet() % 1000));
        accounts.postOpened(id, region, false);
        return id;
    }

    /** Somebody with this role at this station. */
    public Somebody aPerson(Role role, StationId station) throws Exception {
        return aPerson(Grant.at(role, station, LocalDate.of(2020, 1, 1)));
    }

    /** Somebody with this grant. */
    public Somebody aPerson(Grant grant) throws Exception {
        var name = "t" + COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        var id = new AccountId(Ids.next());
        var console = actors.console();
        Wall.as(console, () -> accounts.create(console, id, name, "测试员", PASSWORD, false, List.of(grant)));
        return new Somebody(name, actor(name));
    }

    /** Takes somebody on at a station's staff, under this name. */
    public WorkerId hired(Somebody who, StationId station, String name, Worker.Position position) throws Exception {
        return hired(who, station, name, position, null);
    }

    /** Takes somebody with a licence on. */
    public WorkerId hired(
            Somebody who, StationId station, String name, Worker.Position position, @Nullable Licence licence)
            throws Exception {
        var console = actors.console();
        var worker = new Worker(
                new WorkerId(Ids.next()),
                station,
                name,
                who.actor().account(),
                position,
                Worker.Employment.DIRECT,
                licence,
                null,
                LocalDate.of(2020, 1, 1),
                null,
                0);
        return Wall.as(console, () -> workers.add(console, worker)).id();
    }

    /** The actor behind an account, as its grants stand now. */
    public Actor actor(String name) {
        var token = sessions.signIn(name, PASSWORD, "test");
        return sessions.whoIs(token).orElseThrow().actor();
    }

    /** The command line. */
    public Actor console() {
        return actors.console();
    }

    /**
     * Somebody who works here.
     *
     * @param name what they sign in with; the password is {@link #PASSWORD}
     * @param actor as whom they act
     */
    public record Somebody(String name, Actor actor) {}
}
