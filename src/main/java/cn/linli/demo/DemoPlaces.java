package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.rounds.RoundsSettings;
import cn.linli.rounds.Spot;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.stations.Workers;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the first station's day is planned with: where its communities and most of those at risk live, what its workers
 * speak and whether they ride, and what some people ask for. The street lies in the open sea: it does not exist.
 */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoPlaces {

    private static final Spot STATION = new Spot(125.2, 28.9);
    private static final double A_COMMUNITY = 0.012;
    private static final double A_HOME = 0.003;
    private static final int MARKED = 160;
    private static final String DIALECT = "澄江话";
    private static final int WITH_A_WISH = 6;

    private final RoundsSettings settings;
    private final Workers workers;
    private final Residents residents;
    private final TransactionTemplate transaction;

    DemoPlaces(RoundsSettings settings, Workers workers, Residents residents, TransactionTemplate transaction) {
        this.settings = settings;
        this.workers = workers;
        this.residents = residents;
        this.transaction = transaction;
    }

    /** Says it. */
    void tell(DemoStaff.Posted at, List<ResidentId> people, SplittableRandom chance) {
        var head = at.head();
        Wall.run(
                head,
                () -> transaction.executeWithoutResult(t -> {
                    abilities(head, at.station().id());
                    mark(head, at, people, chance);
                }));
    }

    private void abilities(Actor head, StationId station) {
        var staff = workers.of(head, station, false);
        for (int i = 0; i < staff.size(); i++) {
            var languages = i % 2 == 0 ? List.of("普通话", DIALECT) : List.of("普通话");
            settings.say(
                    head, new RoundsSettings.Ability(staff.get(i).id(), 0, i % 4 == 3 ? 1 : 2, languages, i % 2 == 1));
        }
    }

    private void mark(Actor head, DemoStaff.Posted at, List<ResidentId> people, SplittableRandom chance) {
        var station = at.station().id();
        settings.mark(head, station, "station", station.toString(), STATION);
        for (var community : at.communities()) {
            settings.mark(head, station, "community", community.value(), middle(at, community));
        }
        var cards = residents.cards(head, people.stream().distinct().toList());
        cards.stream()
                .filter(card -> card.risk() != Risk.GENERAL)
                .limit(MARKED)
                .forEach(card -> settings.mark(
                        head,
                        station,
                        "resident",
                        card.id().toString(),
                        near(middle(at, card.community()), A_HOME, chance)));
        cards.stream().filter(PersonCard::livesAlone).limit(WITH_A_WISH).forEach(card -> wish(head, card, chance));
    }

    private void wish(Actor head, PersonCard card, SplittableRandom chance) {
        settings.say(
                head,
                chance.nextBoolean()
                        ? new RoundsSettings.Wish(card.id(), 0, 2, "", "")
                        : new RoundsSettings.Wish(card.id(), 0, 0, DIALECT, ""));
    }

    /** The communities lie around the station, each in a direction of its own. */
    private static Spot middle(DemoStaff.Posted at, RegionCode community) {
        var turn = 2
                * Math.PI
                * at.communities().indexOf(community)
                / at.communities().size();
        return new Spot(STATION.lon() + A_COMMUNITY * Math.cos(turn), STATION.lat() + A_COMMUNITY * Math.sin(turn));
    }

    private static Spot near(Spot spot, double reach, SplittableRandom chance) {
        return new Spot(
                spot.lon() + reach * (2 * chance.nextDouble() - 1), spot.lat() + reach * (2 * chance.nextDouble() - 1));
    }
}
