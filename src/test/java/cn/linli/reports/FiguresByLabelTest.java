package cn.linli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import cn.linli.stations.Stations;
import cn.linli.visits.NewVisit;
import cn.linli.visits.VisitOutcome;
import cn.linli.visits.VisitRecord;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Figures by group of people name the groups as people do. */
@LinliTest
class FiguresByLabelTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Residents residents;

    @Autowired
    private Visits visits;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Test
    void groupsOfPeopleAreNamedInTheReadersLanguage() throws Exception {
        var station = Streets.aStation(floor, places, stations);
        var head = floor.aPerson(Role.HEAD, station);
        var person = new ResidentId(Ids.next());
        var today = LocalDate.now(clock);
        Wall.as(head.actor(), () -> {
            residents.register(
                    head.actor(),
                    person,
                    NewPerson.of(station, Facts.named("周秀兰"), Home.in(Streets.community(stations, station)))
                            .with(List.of(NewLabel.since("living-alone", today, "入户核实"))));
            return visits.recordUnplanned(
                    head.actor(),
                    new VisitId(Ids.next()),
                    new NewVisit(List.of(person), null, today, null, ""),
                    new VisitRecord(today, null, new VisitOutcome.Met(20, 1), "", List.of(), List.of()),
                    List.of());
        });
        var browser = new Browser(port);
        browser.signIn(head.name());
        var figures = "/api/reports/figures?by=label&from=" + today + "&to=" + today;

        assertThat(browser.get(figures).json().at("/rows/0/name").asString()).isEqualTo("独居老人");
        assertThat(browser.send("GET", figures, null, Map.of("Accept-Language", "en"))
                        .json()
                        .at("/rows/0/name")
                        .asString())
                .isEqualTo("Elder living alone");
    }
}
