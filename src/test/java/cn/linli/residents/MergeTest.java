package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class MergeTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Residents residents;

    @Autowired
    private Register register;

    @Autowired
    private Merges merges;

    @Autowired
    private Timeline timeline;

    private StationId station;
    private Actor worker;

    @BeforeEach
    void aWorker() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station).actor();
    }

    private ResidentId entered(String name, String label, String phone) {
        var id = new ResidentId(Ids.next());
        var person = NewPerson.of(
                        station, Facts.named(name).with(Phone.of(phone)), Home.in(RegionCode.of("990101001001")))
                .with(List.of(NewLabel.since(label, LocalDate.of(2024, 1, 1), "")));
        Wall.run(worker, () -> residents.register(worker, id, person));
        return id;
    }

    private void merge(ResidentId from, ResidentId into) {
        Wall.run(worker, () -> merges.merge(worker, from, into, "同一人"));
    }

    private PersonCard card(ResidentId id) throws Exception {
        return Wall.as(worker, () -> residents.card(worker, id)).orElseThrow();
    }

    @Test
    void whatBelongedToEitherIsFoundAtTheSurvivorAndUnmergingRestores() throws Exception {
        var a = entered("王秀珍", "living-alone", "13800000001");
        var b = entered("王秀真", "disabled", "13800000002");
        merge(b, a);
        assertThat(card(b).mergedInto()).isEqualTo(a);
        assertThat(card(a).labels()).containsExactly("disabled", "living-alone");
        assertThat(Wall.as(worker, () -> residents.labelsOn(worker, Set.of(a), LocalDate.of(2024, 6, 1))))
                .containsEntry(a, Set.of("disabled", "living-alone"));
        assertThat(Wall.as(worker, () -> residents.byPhone(worker, "13800000002")))
                .extracting(PersonCard::id)
                .containsExactly(a);
        assertThat(Wall.as(worker, () -> residents.search(worker, "王秀真", 10)))
                .extracting(PersonCard::id)
                .containsExactly(a);
        var line = Wall.as(worker, () -> timeline.of(worker, a, null, 50)).items();
        assertThat(line).extracting(e -> e.what()).contains("residents.merged", "residents.entered");
        assertThat(line).extracting(e -> e.record()).contains(a.value(), b.value());

        Wall.run(worker, () -> merges.unmerge(worker, b));
        assertThat(card(b).mergedInto()).isNull();
        assertThat(card(b).labels()).containsExactly("disabled");
        assertThat(card(a).labels()).containsExactly("living-alone");
        assertThat(Wall.as(worker, () -> register.read(worker, a)).mergedFrom()).isEmpty();
    }

    @Test
    void aChainOfMergesIsResolvedAndTakenApartLinkByLink() throws Exception {
        var a = entered("李一", "living-alone", "13800000011");
        var b = entered("李二", "disabled", "13800000012");
        var c = entered("李三", "orphan", "13800000013");
        merge(b, a);
        merge(a, c);
        assertThat(card(b).mergedInto()).isEqualTo(c);
        assertThat(card(c).labels()).containsExactly("disabled", "living-alone", "orphan");
        Wall.run(worker, () -> merges.unmerge(worker, a));
        assertThat(card(a).mergedInto()).isNull();
        assertThat(card(b).mergedInto()).isEqualTo(a);
        assertThat(card(c).labels()).containsExactly("orphan");
        Wall.run(worker, () -> merges.unmerge(worker, b));
        assertThat(card(b).mergedInto()).isNull();
    }

    @Test
    void nobodyIsMergedWithThemselvesOrTwiceOrAcrossStations() throws Exception {
        var a = entered("赵一", "disabled", "13800000021");
        var b = entered("赵二", "disabled", "13800000022");
        assertThatThrownBy(() -> merge(a, a)).hasMessageContaining("residents.merge-with-itself");
        merge(b, a);
        assertThatThrownBy(() -> merge(b, a)).hasMessageContaining("residents.merged-already");
        assertThatThrownBy(() -> merge(a, b)).hasMessageContaining("residents.merged-already");
        assertThatThrownBy(() -> Wall.run(worker, () -> merges.unmerge(worker, a)))
                .hasMessageContaining("residents.not-merged");
    }

    @Test
    void anyOrderOfMergingAndUnmergingEndsWhereItBegan() throws Exception {
        for (int seed = 1; seed <= 5; seed++) {
            var chance = new java.util.Random(seed);
            var all = List.of(
                    entered("钱甲", "disabled", "13800000031"),
                    entered("钱乙", "orphan", "13800000032"),
                    entered("钱丙", "empty-nest", "13800000033"),
                    entered("钱丁", "destitute", "13800000034"));
            var free = new java.util.ArrayList<>(all);
            var merged = new java.util.ArrayList<ResidentId>();
            while (free.size() > 1) {
                var from = free.remove(chance.nextInt(free.size()));
                merge(from, free.get(chance.nextInt(free.size())));
                merged.add(from);
            }
            var every = new HashSet<String>();
            card(free.getFirst()).labels().forEach(every::add);
            assertThat(every).containsExactlyInAnyOrder("disabled", "orphan", "empty-nest", "destitute");
            java.util.Collections.shuffle(merged, chance);
            for (var one : merged) {
                Wall.run(worker, () -> merges.unmerge(worker, one));
            }
            for (var one : all) {
                assertThat(card(one).mergedInto()).isNull();
                assertThat(card(one).labels()).hasSize(1);
            }
        }
    }
}
