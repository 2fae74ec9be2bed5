package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.TimelineSource;
import cn.linli.stations.Stations;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A person's life in the register, with what the other modules hear of it. */
@LinliTest
@RecordApplicationEvents
class LifeTest {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final RegionCode COMMUNITY = RegionCode.of("997777001001");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Residents residents;

    @Autowired
    private Register register;

    @Autowired
    private Timeline timeline;

    @Autowired
    private PlaceNames placeNames;

    @Autowired
    private cn.linli.places.Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private ApplicationEvents events;

    private StationId station;
    private Actor worker;

    @BeforeEach
    void aWorker() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station).actor();
    }

    private ResidentId entered(String name) {
        var id = new ResidentId(Ids.next());
        Wall.run(
                worker,
                () -> residents.register(worker, id, NewPerson.of(station, Facts.named(name), Home.in(COMMUNITY))));
        return id;
    }

    private PersonView read(ResidentId id) throws Exception {
        return Wall.as(worker, () -> register.read(worker, id));
    }

    @Test
    void labelsAreDatedAndTheOthersHearOfThem() throws Exception {
        var id = entered("有类别");
        var label = Ids.next();
        var since = LocalDate.of(2024, 3, 1);
        Wall.run(worker, () -> register.label(worker, id, label, NewLabel.since("destitute", since, "街道文件")));
        assertThat(events.stream(LabelsChanged.class))
                .anyMatch(e -> e.resident().equals(id) && e.given().equals(Set.of("destitute")));
        assertThatThrownBy(() -> Wall.run(
                        worker, () -> register.label(worker, id, Ids.next(), NewLabel.since("destitute", since, ""))))
                .hasMessageContaining("residents.label-carried");
        assertThatThrownBy(() -> Wall.run(worker, () -> register.endLabel(worker, id, label, 0, since.minusDays(1))))
                .hasMessageContaining("residents.ends-before-begin");
        Wall.run(worker, () -> register.endLabel(worker, id, label, 0, LocalDate.of(2024, 8, 31)));
        assertThat(events.stream(LabelsChanged.class))
                .anyMatch(e -> e.resident().equals(id) && e.ended().equals(Set.of("destitute")));
        assertThat(labelsOn(id, LocalDate.of(2024, 2, 29))).isEmpty();
        assertThat(labelsOn(id, since)).containsExactly("destitute");
        assertThat(labelsOn(id, LocalDate.of(2024, 8, 31))).containsExactly("destitute");
        assertThat(labelsOn(id, LocalDate.of(2024, 9, 1))).isEmpty();
        assertThatThrownBy(() -> Wall.run(worker, () -> register.endLabel(worker, id, label, 0, today)))
                .hasMessageContaining("shared.changed-meanwhile");
    }

    private Set<String> labelsOn(ResidentId id, LocalDate day) throws Exception {
        return Wall.as(worker, () -> residents.labelsOn(worker, Set.of(id), day))
                .getOrDefault(id, Set.of());
    }

    @Test
    void aDeathIsNotedOnceAndCanBeTakenBack() throws Exception {
        var id = entered("老人家");
        assertThatThrownBy(() -> Wall.run(worker, () -> register.died(worker, id, 0, today.plusDays(1))))
                .hasMessageContaining("residents.day-ahead");
        Wall.run(worker, () -> register.died(worker, id, 0, today));
        assertThat(events.stream(ResidentDied.class))
                .anyMatch(e -> e.resident().equals(id) && e.day().equals(today));
        assertThatThrownBy(() -> Wall.run(worker, () -> register.died(worker, id, 1, today)))
                .hasMessageContaining("residents.died-already");
        assertThat(Wall.as(worker, () -> residents.card(worker, id))
                        .orElseThrow()
                        .deceased())
                .isTrue();
        Wall.run(worker, () -> register.died(worker, id, 1, null));
        assertThat(read(id).died()).isNull();
    }

    @Test
    void aMoveAwayIsToldAndSoIsTheWayBack() throws Exception {
        var id = entered("迁走人");
        Wall.run(worker, () -> register.movedAway(worker, id, 0, today, "外省"));
        assertThat(events.stream(ResidentMoved.class))
                .anyMatch(e -> e.resident().equals(id) && e.away());
        assertThat(read(id).movedWhere()).isEqualTo("外省");
        assertThatThrownBy(() -> Wall.run(worker, () -> register.movedAway(worker, id, 0, null, "")))
                .hasMessageContaining("shared.changed-meanwhile");
        Wall.run(worker, () -> register.movedAway(worker, id, 1, null, ""));
        assertThat(read(id).moved()).isNull();
    }

    @Test
    void theTimelineGoesOnPageByPageWithoutLosingOrRepeating() throws Exception {
        var id = entered("多事人");
        for (var kind : List.of("destitute", "disabled", "orphan", "homeless", "empty-nest", "living-alone")) {
            Wall.run(worker, () -> register.label(worker, id, Ids.next(), NewLabel.since(kind, today, "")));
        }
        var all = Wall.as(worker, () -> timeline.of(worker, id, null, 100)).items();
        assertThat(all).hasSize(7);
        assertThat(all.getLast().what()).isEqualTo("residents.entered");
        var seen = new ArrayList<TimelineSource.Entry>();
        String next = null;
        do {
            var mark = next;
            var page = Wall.as(worker, () -> timeline.of(worker, id, mark, 2));
            seen.addAll(page.items());
            next = page.next();
        } while (next != null);
        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void aCommunityOfAnotherStationIsRefused() throws Exception {
        var console = floor.console();
        var county = RegionCode.of("996601");
        Wall.run(console, () -> {
            places.add(
                    console,
                    List.of(
                            Region.of("996601", "别处区", RegionLevel.COUNTY),
                            Region.of("996601001", "一街道", RegionLevel.STREET),
                            Region.of("996601001001", "一社区居民委员会", RegionLevel.COMMUNITY),
                            Region.of("996601002", "二街道", RegionLevel.STREET)));
            stations.open(console, new StationId(Ids.next()), RegionCode.of("996601001"), "一街道社工站");
        });
        var first = stations.stationOf(RegionCode.of("996601001001")).orElseThrow();
        assertThat(first.region().county()).isEqualTo(county);
        placeNames.mustBeOf(first.id(), RegionCode.of("996601001001"));
        assertThatThrownBy(() -> placeNames.mustBeOf(station, RegionCode.of("996601001001")))
                .hasMessageContaining("residents.community-elsewhere");
        assertThat(placeNames.communitiesOf(Set.of(first.id())))
                .extracting(PlaceNames.Community::name)
                .containsExactly("一社区");
    }
}
