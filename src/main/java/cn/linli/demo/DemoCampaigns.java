package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.campaigns.CampaignId;
import cn.linli.campaigns.CampaignKind;
import cn.linli.campaigns.Campaigns;
import cn.linli.campaigns.NewCampaign;
import cn.linli.campaigns.Pick;
import cn.linli.campaigns.Unit;
import cn.linli.residents.Risk;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo's campaigns: one of the hub that runs, as the season asks for, and one of a station that has ended. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoCampaigns {

    private static final int FIRST_WARM_MONTH = 5;
    private static final int LAST_WARM_MONTH = 9;

    private final Campaigns campaigns;
    private final Stations stations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoCampaigns(Campaigns campaigns, Stations stations, TransactionTemplate transaction, Clock clock) {
        this.campaigns = campaigns;
        this.stations = stations;
        this.transaction = transaction;
        this.clock = clock;
    }

    void tell(Actor hub, DemoStaff.Posted first) throws Exception {
        var today = LocalDate.now(clock);
        var hubStation = stations.within(DemoDistrict.COUNTY).stream()
                .filter(Station::hub)
                .map(Station::id)
                .findFirst()
                .orElseThrow();
        running(hub, hubStation, today.minusDays(4), today.plusDays(6));
        ended(first, today.minusDays(64), today.minusDays(50));
    }

    private void running(Actor hub, StationId station, LocalDate from, LocalDate to) throws Exception {
        var warm = from.getMonthValue() >= FIRST_WARM_MONTH && from.getMonthValue() <= LAST_WARM_MONTH;
        var plan = new NewCampaign(
                station,
                Set.of(),
                warm ? CampaignKind.HEAT : CampaignKind.COLD,
                warm ? "高温关爱行动" : "寒潮关爱行动",
                warm ? "看空调风扇能不能用，提醒喝水避暑，留下站里电话。" : "看取暖用电用气安不安全，被褥够不够，留下站里电话。",
                from,
                to,
                false,
                Unit.PERSON,
                new Pick(
                        Set.of("living-alone", "empty-nest", "dependent-elder"),
                        Set.of(Risk.HIGH, Risk.KEY),
                        Set.of(),
                        Set.of(),
                        60,
                        null,
                        false));
        var id = new CampaignId(Ids.next());
        then(hub, from, () -> {
            campaigns.make(hub, id, plan);
            return campaigns.start(hub, id, 0);
        });
    }

    private void ended(DemoStaff.Posted at, LocalDate from, LocalDate to) throws Exception {
        var head = at.head();
        var plan = new NewCampaign(
                at.station().id(),
                Set.of(),
                CampaignKind.FESTIVAL,
                "节前走访慰问",
                "节前看望困难家庭，问缺什么，当面讲清救助政策。",
                from,
                to,
                true,
                Unit.PERSON,
                Pick.labelled("minimum-living", "destitute"));
        var id = new CampaignId(Ids.next());
        then(head, from, () -> {
            campaigns.make(head, id, plan);
            return campaigns.start(head, id, 0);
        });
        then(head, to, () -> {
            campaigns.end(head, id, 1, "节前走访结束。没有走到的，多为临时住在子女家，已逐户电话留言，回来后补访。");
            return 0;
        });
    }

    private void then(Actor who, LocalDate day, Callable<Integer> work) throws Exception {
        var moment = day.atTime(8, 40).atZone(clock.getZone()).toInstant();
        TimeMachine.at(
                moment,
                () -> Wall.as(
                        who,
                        () -> transaction.execute(t -> {
                            try {
                                return work.call();
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })));
    }
}
