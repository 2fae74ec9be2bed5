package cn.linli.access;

import cn.linli.shared.StationId;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Lets somebody into a station they do not work at, for what they were entrusted with there. */
@Component
public class Entrusted {

    private final DataSource database;

    Entrusted(DataSource database) {
        this.database = database;
    }

    /**
     * Does something inside the station as the same person, in the running transaction. Whoever calls this has made
     * sure of the task, and hands out nothing beside it.
     *
     * @param rights just what the task needs
     * @param work gets the person as let in; as they are, if they may do all that there anyway
     */
    public <T> T at(StationId station, Actor actor, Set<Right> rights, Function<Actor, T> work) {
        var scope = actor.scope();
        var inside = scope.stations().contains(station) && scope.people().contains(station);
        if (inside && rights.stream().allMatch(actor::may)) {
            return work.apply(actor);
        }
        var let = new Actor(actor.account(), actor.name(), actor.roles(), rights, Scope.of(station));
        return Wall.meanwhile(database, let, () -> work.apply(let));
    }
}
