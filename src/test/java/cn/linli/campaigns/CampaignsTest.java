package cn.linli.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.Streets;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.LabelsChanged;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.ResidentDied;
import cn.linli.residents.ResidentMoved;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.Ids;
import cn.linli.shared.Reached;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.stations.Stations;
import cn.linli.stations.Worker;
import cn.linli.visits.NewVisit;
import cn.linli.visits.VisitOutcome;
import cn.linli.visits.VisitRecord;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class CampaignsTest {

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
    private Campaigns campaigns;

    @Autowired
    private CampaignBook book;

    @Autowired
    private TargetDesk desk;

    @Autowired
    private Deeds deeds;

    @Autowired
    private Goods goods;

    @Autowired
    private Premises premises;

    @Autowired
    private CampaignNight night;

    @Autowired
    private CampaignsDue due;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Clock clock;

    private StationId station;
    private RegionCode community;
    private Actor head;
    private Actor worker;

    @BeforeEach
    void aStationWithAHeadAndAWorker() throws Exception {
        station = Streets.aStation(floor, places, stations);
        community = Streets.community(stations, station);
        head = posted(Role.HEAD, Worker.Position.HEAD, "站长");
        worker = posted(Role.WORKER, Worker.Position.WORKER, "社工");
    }

    @Test
    void oneVisitServesTheRoutineAndTheCampaignAndTheLedgerMovesByOne() throws Exception {
        var elder = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.labelled("living-alone")));
        var policy = running(plan(false, Unit.PERSON, Pick.labelled("living-alone")));
        var visit = new VisitId(Ids.next());

        as(
                worker,
                () -> visits.recordUnplanned(
                        worker,
                        visit,
                        new NewVisit(List.of(elder), null, today(), null, "每月探访"),
                        met(new VisitOutcome.Met(30, 1)),
                        List.of()));
        assertThat(tally(heat).done()).isOne();
        assertThat(tally(policy).done()).isOne();
        assertThat(lines()).isOne();

        as(worker, () -> visits.correct(worker, visit, 0, met(new VisitOutcome.NobodyHome(false))));
        assertThat(tally(heat)).returns(0, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::tried);
        assertThat(lines()).isZero();
    }

    @Test
    void aTryIsNoContactAndAVoiceCountsOnlyWhereItMay() throws Exception {
        var elder = someone("living-alone");
        var seen = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var heard = running(plan(true, Unit.PERSON, Pick.EVERYBODY));

        contact(elder, Contact.Result.NO_ANSWER, Ids.next(), 0, today());
        assertThat(tally(seen)).returns(1, CampaignBook.Tally::tried).returns(0, CampaignBook.Tally::done);
        assertThat(tally(heard)).returns(1, CampaignBook.Tally::tried).returns(0, CampaignBook.Tally::done);

        contact(elder, Contact.Result.HEARD, Ids.next(), 0, today());
        assertThat(tally(seen)).returns(1, CampaignBook.Tally::tried);
        assertThat(tally(heard)).returns(1, CampaignBook.Tally::done);
    }

    @Test
    void aCorrectionTakesBackWhatWasHeard() throws Exception {
        var elder = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var visit = Ids.next();
        contact(elder, Contact.Result.SEEN, visit, 0, today());
        assertThat(tally(heat).done()).isOne();

        contact(elder, Contact.Result.NO_ANSWER, visit, 1, today());
        assertThat(tally(heat)).returns(0, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::tried);

        contact(elder, Contact.Result.SEEN, visit, 0, today());
        assertThat(tally(heat).done())
                .as("an older revision heard late changes nothing")
                .isZero();
    }

    @Test
    void whomACorrectionNoLongerNamesWasNotReached() throws Exception {
        var one = someone("living-alone");
        var other = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var visit = Ids.next();
        tell(heard(Set.of(one, other), Contact.Result.SEEN, visit, 0, today()));
        assertThat(tally(heat).done()).isEqualTo(2);

        tell(heard(Set.of(one), Contact.Result.SEEN, visit, 1, today()));
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::open);
    }

    @Test
    void onlyContactsOfItsDaysCountAlsoThoseHeardBeforeItWasStarted() throws Exception {
        var early = someone("living-alone");
        var before = someone("living-alone");
        contact(early, Contact.Result.SEEN, Ids.next(), 0, today());
        contact(before, Contact.Result.SEEN, Ids.next(), 0, today().minusDays(1));

        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));

        assertThat(tally(heat)).returns(1, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::open);
    }

    @Test
    void picksByLabelRiskAreaAndAgeAndSaysSoBefore() throws Exception {
        someone("living-alone", today().minusYears(80));
        someone("living-alone", today().minusYears(60));
        someone("disabled", today().minusYears(80));
        var old = new Pick(Set.of("living-alone"), Set.of(), Set.of(community), Set.of(), 70, null, false);

        var preview = as(head, () -> campaigns.preview(head, plan(false, Unit.PERSON, old)));
        assertThat(preview.targets()).isOne();
        assertThat(preview.stations()).singleElement().returns(2, Campaigns.PreviewPart::workers);
        assertThat(tally(running(plan(false, Unit.PERSON, old))).open()).isOne();
    }

    @Test
    void aDoorIsDoneWhenAnybodyBehindItIsSeenAlsoWithoutAnyLabel() throws Exception {
        var wife = someone(null);
        var husband = someone(null);
        someone(null);
        as(head, () -> {
            residents.household(head, new HouseholdId(Ids.next()), wife, Map.of(husband, "10"));
            return 0;
        });
        var doors = running(plan(false, Unit.HOUSEHOLD, Pick.EVERYBODY));
        assertThat(tally(doors).open()).isEqualTo(2);

        contact(husband, Contact.Result.SEEN, Ids.next(), 0, today());
        assertThat(tally(doors)).returns(1, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::open);
    }

    @Test
    void aDoorStaysWhileSomebodyStillLivesBehindIt() throws Exception {
        var wife = someone(null);
        var husband = someone(null);
        as(head, () -> {
            residents.household(head, new HouseholdId(Ids.next()), wife, Map.of(husband, "10"));
            return 0;
        });
        var doors = running(plan(false, Unit.HOUSEHOLD, Pick.EVERYBODY));
        publish(new ResidentDied(wife, station, today()));
        assertThat(tally(doors)).returns(1, CampaignBook.Tally::open).returns(0, CampaignBook.Tally::gone);
        publish(new ResidentMoved(husband, station, today(), true));
        assertThat(tally(doors)).returns(0, CampaignBook.Tally::open).returns(1, CampaignBook.Tally::gone);
    }

    @Test
    void theDeadAndThoseWhoMovedAreTakenOutWithTheReason() throws Exception {
        var dead = someone("living-alone");
        var moved = someone("living-alone");
        var seen = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        contact(seen, Contact.Result.SEEN, Ids.next(), 0, today());
        publish(new ResidentDied(dead, station, today()));
        publish(new ResidentMoved(moved, station, today(), true));
        publish(new ResidentDied(seen, station, today()));

        assertThat(tally(heat)).returns(1, CampaignBook.Tally::done).returns(2, CampaignBook.Tally::gone);
        assertThat(targets(heat, "out"))
                .extracting(CampaignBook.Target::outReason)
                .containsExactlyInAnyOrder("died", "moved");

        publish(new ResidentMoved(moved, station, today(), false));
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::open).returns(1, CampaignBook.Tally::gone);
    }

    @Test
    void whoeverComesToBelongIsOfferedAndTakenInByTheHead() throws Exception {
        someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.labelled("living-alone")));
        var late = someone("living-alone");
        publish(new LabelsChanged(late, station, Set.of("living-alone"), Set.of()));
        publish(new LabelsChanged(late, station, Set.of("living-alone"), Set.of()));
        var other = someone("disabled");
        publish(new LabelsChanged(other, station, Set.of("disabled"), Set.of()));

        assertThat(tally(heat)).returns(1, CampaignBook.Tally::open).returns(1, CampaignBook.Tally::offered);
        contact(late, Contact.Result.SEEN, Ids.next(), 0, today());
        assertThat(tally(heat).offered()).isOne();

        assertThat(as(head, () -> desk.takeIn(head, heat, station, List.of()))).isOne();
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::done).returns(0, CampaignBook.Tally::offered);
    }

    @Test
    void atNightTheRegisterIsLookedThroughAgain() throws Exception {
        var gone = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.labelled("living-alone")));
        someone("living-alone");
        as(
                head,
                () -> db.sql("update residents.person set moved = :today where id = :id")
                        .param("today", today())
                        .param("id", gone.value())
                        .update());

        assertThat(night.lookNow()).isPositive();
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::gone).returns(1, CampaignBook.Tally::offered);
        night.lookNow();
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::gone).returns(1, CampaignBook.Tally::offered);
    }

    @Test
    void twoEntriesOfOnePersonAreOneTarget() throws Exception {
        var one = someone("living-alone");
        var twin = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        contact(twin, Contact.Result.SEEN, Ids.next(), 0, today());
        publish(new ResidentsMerged(one, twin, false));
        assertThat(tally(heat)).returns(1, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::gone);
    }

    @Test
    void everyTargetHasAnOwnerAndCanBeHandedOn() throws Exception {
        for (int i = 0; i < 7; i++) {
            someone("living-alone");
        }
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        assertThat(tally(heat).unowned()).isZero();
        assertThat(targets(heat, null))
                .extracting(CampaignBook.Target::ownerName)
                .containsOnly("站长", "社工");

        var day = today().plusDays(1);
        var moved = as(
                head,
                () -> desk.assign(
                        head,
                        heat,
                        station,
                        new TargetDesk.Which(List.of(), null, head.account(), false),
                        worker.account(),
                        day));
        assertThat(moved).isBetween(3, 4);
        assertThat(targets(heat, null))
                .extracting(CampaignBook.Target::ownerName)
                .containsOnly("社工");
        var stranger = new AccountId(Ids.next());
        refuses(
                CampaignRefusal.NO_SUCH_WORKER,
                () -> as(head, () -> desk.assign(head, heat, station, TargetDesk.Which.ALL, stranger, null)));
        refuses(
                CampaignRefusal.DUE_OUT_OF_DAYS,
                () -> as(
                        head,
                        () -> desk.assign(head, heat, station, TargetDesk.Which.ALL, null, today().plusDays(60))));
    }

    @Test
    void whatWaitsForMeStandsOnTheDaysPage() throws Exception {
        someone("living-alone");
        someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        as(head, () -> desk.assign(head, heat, station, TargetDesk.Which.ALL, worker.account(), today()));

        var mine = as(worker, () -> due.dueFor(worker.account(), false, OffsetDateTime.now(clock)));
        assertThat(mine).singleElement().satisfies(one -> {
            assertThat(one.why()).isEqualTo("due-today");
            assertThat(one.titleZh()).contains("2个");
        });
        assertThat(as(head, () -> due.dueFor(head.account(), true, OffsetDateTime.now(clock))))
                .isEmpty();
    }

    @Test
    void takenOutByHandNeedsAReasonAndIsPutBack() throws Exception {
        var elder = someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        int before = version(heat);
        as(head, () -> {
            desk.takeOut(head, heat, elder.value(), before, "在外地女儿家过冬");
            return 0;
        });
        assertThat(targets(heat, "out")).singleElement().returns("在外地女儿家过冬", CampaignBook.Target::outWords);
        refuses(
                SharedRefusal.CHANGED_MEANWHILE,
                () -> as(head, () -> {
                    desk.putBack(head, heat, elder.value(), before);
                    return 0;
                }));
        int now = version(heat);
        as(head, () -> {
            desk.putBack(head, heat, elder.value(), now);
            return 0;
        });
        assertThat(tally(heat).open()).isOne();
    }

    @Test
    void aShopVisitAndAHandOutAreCountedOnceAndACorrectionTakesThemBack() throws Exception {
        var shops = running(plan(false, Unit.PLACE, Pick.EVERYBODY));
        var shop = Ids.next();
        as(worker, () -> {
            premises.add(worker, shops, shop, station, community, Premises.Kind.SHOP, "便民粮油店", "井台街12号");
            return 0;
        });
        assertThat(tally(shops).open()).isOne();
        var fans = as(worker, () -> goods.kind(worker, shops, station, Ids.next(), "防暑包", "份"));
        as(worker, () -> goods.write(worker, shops, fans, "taken", 10, null, ""));

        var visit = Ids.next();
        as(worker, () -> {
            deeds.record(worker, shops, visit, deed(shop, true, fans, 2));
            return 0;
        });
        var stall = Ids.next();
        as(worker, () -> {
            deeds.record(worker, shops, stall, deed(null, true, fans, 5));
            return 0;
        });
        assertThat(tally(shops).done()).isOne();
        assertThat(kinds()).containsExactlyInAnyOrder("visit 1", "aid 1");
        assertThat(left(shops)).isEqualTo(3);

        as(worker, () -> {
            deeds.correct(worker, shops, visit, 0, deed(shop, false, fans, 0));
            return 0;
        });
        assertThat(tally(shops)).returns(0, CampaignBook.Tally::done).returns(1, CampaignBook.Tally::tried);
        assertThat(kinds()).containsExactlyInAnyOrder("visit 0", "aid 1");
        assertThat(left(shops)).isEqualTo(5);
        refuses(
                SharedRefusal.CHANGED_MEANWHILE,
                () -> as(worker, () -> {
                    deeds.correct(worker, shops, visit, 0, deed(shop, true, fans, 0));
                    return 0;
                }));
    }

    @Test
    void twoNeverGiveTheSameLastOne() throws Exception {
        someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var soup = as(worker, () -> goods.kind(worker, heat, station, Ids.next(), "绿豆汤", "份"));
        as(worker, () -> goods.write(worker, heat, soup, "taken", 3, null, ""));

        var begin = new CyclicBarrier(4);
        Callable<Boolean> give = () -> {
            begin.await();
            try {
                as(worker, () -> goods.write(worker, heat, soup, "given", 1, null, ""));
                return true;
            } catch (Refused e) {
                return false;
            }
        };
        try (var hands = Executors.newFixedThreadPool(4)) {
            var done = hands.invokeAll(List.of(give, give, give, give)).stream()
                    .filter(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .count();
            assertThat(done).isEqualTo(3);
        }
        assertThat(left(heat)).isZero();
    }

    @Test
    void ofTwoWhoWriteAboutOneDoorAtOnceNeitherIsForgotten() throws Exception {
        var wife = someone(null);
        var husband = someone(null);
        as(head, () -> {
            residents.household(head, new HouseholdId(Ids.next()), wife, Map.of(husband, "10"));
            return 0;
        });
        for (int i = 0; i < 5; i++) {
            var doors = running(plan(false, Unit.HOUSEHOLD, Pick.EVERYBODY));
            var begin = new CyclicBarrier(2);
            Callable<Integer> seen = () -> {
                begin.await();
                contact(wife, Contact.Result.SEEN, Ids.next(), 0, today());
                return 0;
            };
            Callable<Integer> tried = () -> {
                begin.await();
                contact(husband, Contact.Result.NO_ANSWER, Ids.next(), 0, today());
                return 0;
            };
            try (var hands = Executors.newFixedThreadPool(2)) {
                for (var one : hands.invokeAll(List.of(seen, tried))) {
                    one.get();
                }
            }
            assertThat(tally(doors).done()).isOne();
        }
    }

    @Test
    void itDoesNotEndWhileGoodsAreUnsettledAndKeepsItsFiguresThen() throws Exception {
        var elder = someone("living-alone");
        someone("living-alone");
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var soup = as(worker, () -> goods.kind(worker, heat, station, Ids.next(), "绿豆汤", "份"));
        as(worker, () -> goods.write(worker, heat, soup, "taken", 3, null, ""));
        as(worker, () -> goods.write(worker, heat, soup, "given", 1, elder.value(), ""));
        contact(elder, Contact.Result.SEEN, Ids.next(), 0, today());

        refuses(CampaignRefusal.GOODS_LEFT, () -> end(heat));
        as(worker, () -> goods.write(worker, heat, soup, "declared", 0, null, "两份变质，已处理"));
        end(heat);

        assertThat(as(
                        head,
                        () -> db.sql("select done || '/' || open from campaigns.part where campaign_id = :id")
                                .param("id", heat.value())
                                .query(String.class)
                                .single()))
                .isEqualTo("1/1");
        refuses(
                CampaignRefusal.NOT_RUNNING,
                () -> as(worker, () -> goods.write(worker, heat, soup, "taken", 3, null, "")));
    }

    @Test
    void theHubCountsItsDistrictAndSeesNoName() throws Exception {
        someone("living-alone");
        var hub = floor.aPerson(Grant.in(Role.HUB, Streets.COUNTY, LocalDate.of(2020, 1, 1)))
                .actor();
        var hubStation = Streets.hub(stations);
        var wish = new NewCampaign(
                hubStation,
                Set.of(station),
                CampaignKind.HEAT,
                "全区送清凉",
                "",
                today(),
                today().plusDays(7),
                true,
                Unit.PERSON,
                Pick.labelled("living-alone"));
        var id = new CampaignId(Ids.next());
        assertThat(as(hub, () -> campaigns.preview(hub, wish)).targets()).isOne();
        as(hub, () -> {
            campaigns.make(hub, id, wish);
            return campaigns.start(hub, id, 0);
        });

        assertThat(as(hub, () -> book.one(hub, id)).parts())
                .singleElement()
                .returns(1, part -> part.tally().open());
        assertThat(as(hub, () -> book.targets(hub, id, new CampaignBook.Filter(null, null, null, false), null))
                        .items())
                .isEmpty();
        assertThat(targets(id, null)).hasSize(1);
        refuses(CampaignRefusal.NOT_YOURS_TO_RUN, () -> end(id, 1));
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        refuses(SharedRefusal.NOT_FOUND, () -> as(stranger, () -> book.one(stranger, id)));
    }

    @Test
    void theSecondOfTwoWhoStartItIsToldWhatStands() throws Exception {
        someone("living-alone");
        var id = drafted(plan(false, Unit.PERSON, Pick.EVERYBODY));
        as(head, () -> campaigns.start(head, id, 0));
        assertThatThrownBy(() -> as(head, () -> campaigns.start(head, id, 0)))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.refusal()).isEqualTo(SharedRefusal.CHANGED_MEANWHILE);
                    assertThat(no.current()).isInstanceOf(Campaigns.Standing.class);
                });
    }

    @Test
    void nobodyPickedStartsNothing() throws Exception {
        var id = drafted(plan(false, Unit.PERSON, Pick.labelled("orphan")));
        refuses(CampaignRefusal.NOBODY_PICKED, () -> as(head, () -> campaigns.start(head, id, 0)));
        assertThat(as(head, () -> book.one(head, id)).state()).isEqualTo("draft");
        refuses(CampaignRefusal.LABEL_UNKNOWN, () -> drafted(plan(false, Unit.PERSON, Pick.labelled("no-such-label"))));
    }

    @Test
    void theListGoesOnWhereThePageEnds() throws Exception {
        for (int i = 0; i < 7; i++) {
            someone("living-alone");
        }
        var heat = running(plan(false, Unit.PERSON, Pick.EVERYBODY));
        var filter = new CampaignBook.Filter(station, community.value(), "open", false);
        var first = as(head, () -> book.targets(head, heat, filter, null, 4));
        var rest = as(head, () -> book.targets(head, heat, filter, first.next(), 4));
        assertThat(first.items()).hasSize(4);
        assertThat(rest.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
        assertThat(rest.next()).isNull();
    }

    private Actor posted(Role role, Worker.Position position, String name) throws Exception {
        var who = floor.aPerson(role, station);
        floor.hired(who, station, name, position);
        return floor.actor(who.name());
    }

    private ResidentId someone(@org.jspecify.annotations.Nullable String label) throws Exception {
        return someone(label, LocalDate.of(1945, 2, 28));
    }

    private ResidentId someone(@org.jspecify.annotations.Nullable String label, LocalDate birth) throws Exception {
        var id = new ResidentId(Ids.next());
        var labels =
                label == null ? List.<NewLabel>of() : List.of(NewLabel.since(label, LocalDate.of(2024, 1, 1), "入户核实"));
        var facts = Facts.named("单静安").born(birth, cn.linli.residents.Sex.FEMALE);
        as(head, () -> {
            residents.register(
                    head, id, NewPerson.of(station, facts, Home.in(community)).with(labels));
            return 0;
        });
        return id;
    }

    private NewCampaign plan(boolean heard, Unit unit, Pick pick) {
        return new NewCampaign(
                station,
                Set.of(),
                CampaignKind.HEAT,
                "高温关爱",
                "看空调、送清凉",
                today(),
                today().plusDays(10),
                heard,
                unit,
                pick);
    }

    private CampaignId drafted(NewCampaign plan) throws Exception {
        var id = new CampaignId(Ids.next());
        as(head, () -> {
            campaigns.make(head, id, plan);
            return 0;
        });
        return id;
    }

    private CampaignId running(NewCampaign plan) throws Exception {
        var id = drafted(plan);
        as(head, () -> campaigns.start(head, id, 0));
        return id;
    }

    private void end(CampaignId id) throws Exception {
        end(id, 1);
    }

    private void end(CampaignId id, int version) throws Exception {
        as(head, () -> {
            campaigns.end(head, id, version, "高温橙色预警解除，名单内全部走到。");
            return 0;
        });
    }

    private Deeds.Deed deed(@org.jspecify.annotations.Nullable UUID subject, boolean met, UUID goods, int quantity) {
        var given = quantity == 0 ? List.<Deeds.Given>of() : List.of(new Deeds.Given(goods, quantity));
        return new Deeds.Deed(
                subject, station, community, met, today(), 20, subject == null ? 30 : 1, "已告知用电安全", given);
    }

    private CampaignBook.Tally tally(CampaignId id) throws Exception {
        return as(head, () -> book.one(head, id)).parts().getFirst().tally();
    }

    private List<CampaignBook.Target> targets(CampaignId id, @org.jspecify.annotations.Nullable String state)
            throws Exception {
        return as(head, () -> book.targets(head, id, new CampaignBook.Filter(null, null, state, false), null))
                .items();
    }

    private int version(CampaignId id) throws Exception {
        return targets(id, null).getFirst().version();
    }

    private int left(CampaignId id) throws Exception {
        return as(head, () -> book.one(head, id)).goods().getFirst().left();
    }

    private int lines() throws Exception {
        return as(
                head,
                () -> db.sql("select coalesce(sum(sign), 0) from ledger.line where station_id = :station")
                        .param("station", station.value())
                        .query(Integer.class)
                        .single());
    }

    private List<String> kinds() throws Exception {
        return as(
                head,
                () -> db.sql("""
                        select kind || ' ' || sum(sign) from ledger.line where station_id = :station group by kind
                        """)
                        .param("station", station.value())
                        .query(String.class)
                        .list());
    }

    private VisitRecord met(VisitOutcome outcome) {
        return new VisitRecord(today(), null, outcome, "", List.of(), List.of());
    }

    private void contact(ResidentId who, Contact.Result result, UUID record, int revision, LocalDate day)
            throws Exception {
        tell(heard(Set.of(who), result, record, revision, day));
    }

    private void tell(Contact contact) throws Exception {
        publish((Reached) () -> contact);
    }

    private Contact heard(Set<ResidentId> people, Contact.Result result, UUID record, int revision, LocalDate day) {
        return new Contact(
                new Act.Source("visits", record, ""),
                revision,
                station,
                people,
                worker.account(),
                worker.name(),
                false,
                day,
                Contact.Way.HOME,
                result);
    }

    private void publish(Object news) throws Exception {
        as(worker, () -> {
            events.publishEvent(news);
            return 0;
        });
    }

    private <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Wall.as(
                actor,
                () -> java.util.Objects.requireNonNull(transaction.execute(t -> {
                    try {
                        return work.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void refuses(Refusal no, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(no));
    }
}
