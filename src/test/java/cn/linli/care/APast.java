package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A station whose care began a while ago, and what came of it. */
public final class APast {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ApplicationContext house;
    private final Actor actor;
    private final StationId station;

    private APast(ApplicationContext house, Actor actor, StationId station) {
        this.house = house;
        this.actor = actor;
        this.station = station;
    }

    /** The clocks of everybody in the station's register, wound as on that day. */
    public static APast since(ApplicationContext house, Actor actor, StationId station, LocalDate day)
            throws Exception {
        var past = new APast(house, actor, station);
        var db = house.getBean(JdbcClient.class);
        var then = Clock.fixed(day.atTime(9, 0).atZone(CHINA).toInstant(), CHINA);
        past.inside(() -> {
            db.sql("delete from care.clock where station_id = :station")
                    .param("station", station.value())
                    .update();
            var begun = new Clocks(db, then, house.getBean(MonthSums.class)).rebindStations(Set.of(station));
            house.getBean(Owners.class).give(actor, begun);
        });
        return past;
    }

    /** They were reached, or not, on that day. */
    public APast told(ResidentId who, LocalDate day, Contact.Way way, Contact.Result result) throws Exception {
        var contact = contact(who, day, way, result);
        inside(() -> house.publishEvent((Reached) () -> contact));
        return this;
    }

    Contact contact(ResidentId who, LocalDate day, Contact.Way way, Contact.Result result) {
        return new Contact(
                new Act.Source("visits", Ids.next(), ""),
                0,
                station,
                Set.of(who),
                actor.account(),
                actor.name(),
                false,
                day,
                way,
                result);
    }

    private void inside(Runnable work) throws Exception {
        var transaction = house.getBean(TransactionTemplate.class);
        Wall.run(actor, () -> transaction.executeWithoutResult(t -> work.run()));
    }
}
