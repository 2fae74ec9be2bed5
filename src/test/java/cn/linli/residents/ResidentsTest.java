package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class ResidentsTest {

    private static final RegionCode COMMUNITY = RegionCode.of("990101001001");

    @Autowired
    private TestFloor floor;

    @Autowired
    private Residents residents;

    private StationId station;
    private TestFloor.Somebody worker;

    @BeforeEach
    void aStationWithAWorker() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station);
    }

    private ResidentId entered(NewPerson person) {
        var id = new ResidentId(Ids.next());
        Wall.run(worker.actor(), () -> residents.register(worker.actor(), id, person));
        return id;
    }

    private NewPerson somebody(String name) {
        return NewPerson.of(station, Facts.named(name), Home.at(COMMUNITY, "柳巷北里", "3", "2", "501"));
    }

    private List<ResidentId> found(String text) throws Exception {
        return Wall.as(worker.actor(), () -> residents.search(worker.actor(), text, 20)).stream()
                .map(PersonCard::id)
                .toList();
    }

    @Test
    void somebodyEnteredHasACard() throws Exception {
        var identity = IdentityNumber.of("11010519491231002X");
        var id = entered(NewPerson.of(station, Facts.named("单玉兰").with(identity), Home.in(COMMUNITY))
                .living(Living.as(Arrangement.ALONE))
                .with(Risk.HIGH)
                .with(List.of(NewLabel.since("living-alone", LocalDate.of(2024, 1, 1), "入户核实"))));
        var card = Wall.as(worker.actor(), () -> residents.card(worker.actor(), id))
                .orElseThrow();
        assertThat(card.name()).isEqualTo("单玉兰");
        assertThat(card.sex()).isEqualTo(Sex.FEMALE);
        assertThat(card.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(card.age()).isGreaterThan(70);
        assertThat(card.livesAlone()).isTrue();
        assertThat(card.risk()).isEqualTo(Risk.HIGH);
        assertThat(card.labels()).containsExactly("living-alone");
        assertThat(Wall.as(
                        worker.actor(),
                        () -> residents.labelsOn(worker.actor(), Set.of(id), LocalDate.of(2023, 12, 31))))
                .isEmpty();
    }

    @Test
    void somebodyIsFoundByWhateverIsTyped() throws Exception {
        var id = entered(NewPerson.of(
                station,
                Facts.named("曾小丽").with(IdentityNumber.of("11010519491231002X")).with(Phone.of("138 0000 1234")),
                Home.at(COMMUNITY, "幸福里小区", "", "", "")));
        entered(somebody("王大力"));
        for (var typed : List.of(
                "曾小丽",
                "小丽",
                "曾",
                "zengxiaoli",
                "zeng xiao li",
                "zxl",
                "xiaoli",
                "xl",
                "zen",
                "138 0000 1234",
                "+8613800001234",
                "1234",
                "11010519491231002x",
                "110105491231002",
                "幸福里",
                "zengxaoli",
                "zengxiali",
                "zenxiaoli",
                "xengxiaoni",
                "增晓莉")) {
            assertThat(found(typed)).as(typed).first().isEqualTo(id);
        }
        assertThat(found("李雷")).doesNotContain(id);
        assertThat(found("%")).isEmpty();
    }

    @Test
    void aCallerIsRecognisedByTheLastFourDigits() throws Exception {
        var id = entered(NewPerson.of(
                station,
                Facts.named("王桂花").with(Phone.of("13911112222"), Phone.of("0351-4040123")),
                Home.in(COMMUNITY)));
        for (var typed : List.of("2222", "0123", "13911112222", "03514040123")) {
            assertThat(Wall.as(worker.actor(), () -> residents.byPhone(worker.actor(), typed)))
                    .as(typed)
                    .extracting(PersonCard::id)
                    .contains(id);
        }
    }

    @Test
    void aStationOutOfScopeDoesNotExist() {
        var foreign = floor.aStation();
        assertThatThrownBy(() -> Wall.as(worker.actor(), () -> {
                    residents.register(
                            worker.actor(),
                            new ResidentId(Ids.next()),
                            NewPerson.of(foreign, Facts.named("外人"), Home.in(COMMUNITY)));
                    return "";
                }))
                .hasMessageContaining("shared.not-found");
    }
}
