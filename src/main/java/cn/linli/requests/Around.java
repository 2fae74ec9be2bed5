package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.StationNames;
import cn.linli.places.Calendar;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the desk asks of the registers below it. */
@Component
class Around {

    private final Stations stations;
    private final Calendar calendar;
    private final Residents residents;

    Around(Stations stations, Calendar calendar, Residents residents) {
        this.stations = stations;
        this.calendar = calendar;
        this.residents = residents;
    }

    RegionCode regionOf(StationId station) {
        return stations.find(station).map(Station::region).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    Optional<StationId> hubOf(StationId station) {
        return stations.hubOf(station).map(Station::id);
    }

    /** The names of the stations of somebody who looks after several; nobody needs to be told their only one. */
    Map<UUID, String> stationsToTellApart(Actor actor) {
        var mine = stations.of(actor);
        return mine.size() < 2
                ? Map.of()
                : mine.stream().collect(Collectors.toMap(StationNames.Named::id, StationNames.Named::name));
    }

    /** The name of a worker of the station, if they are one. */
    Optional<String> workerName(Actor actor, StationId station, AccountId account) {
        return stations.workers(actor, station).stream()
                .filter(worker -> account.equals(worker.account()))
                .map(Worker::name)
                .findFirst();
    }

    LocalDate plusWorkingDays(LocalDate day, int days) {
        return calendar.plusWorkingDays(day, days);
    }

    /** Where somebody lives, if these eyes may see them. */
    Optional<RegionCode> communityOf(Actor actor, ResidentId who) {
        return card(actor, who).map(PersonCard::community);
    }

    /** Somebody's card, if these eyes may see them. */
    Optional<PersonCard> card(Actor actor, ResidentId who) {
        return actor.may(Right.SEE_RESIDENTS) ? residents.card(actor, who) : Optional.empty();
    }

    /** Names, of those these eyes may see. */
    Map<ResidentId, String> names(Actor actor, Collection<ResidentId> who) {
        return actor.may(Right.SEE_RESIDENTS)
                ? residents.cards(actor, who).stream().collect(Collectors.toMap(PersonCard::id, PersonCard::name))
                : Map.of();
    }

    /** Who may be calling. */
    Map<ResidentId, PersonCard> callers(Actor actor, String digits) {
        return residents.byPhone(actor, digits).stream()
                .collect(Collectors.toMap(
                        PersonCard::id, Function.identity(), (one, other) -> one, java.util.LinkedHashMap::new));
    }
}
