package cn.linli.visits;

import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Delivered;
import cn.linli.shared.Reached;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.VisitId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit was written down. It counts as one session of service when somebody was met, also by phone; nobody home, no
 * answer, a wrong number and a refusal are kept, but count nothing and are no contact.
 *
 * @param revision 0 the first time; each correction one more
 * @param residents all it was for, also those who were not there
 * @param second who went along, if it was made in twos
 * @param field the field of service it counts under, by the labels of the people; empty if none
 */
public record VisitRecorded(
        VisitId visit,
        int revision,
        StationId station,
        RegionCode region,
        Set<ResidentId> residents,
        @Nullable RequestId request,
        AccountId worker,
        String workerName,
        Act.@Nullable Doer second,
        Contact.Way way,
        String purpose,
        LocalDate day,
        VisitOutcome outcome,
        String field)
        implements Delivered, Reached {

    /** The name the ledger books this module's records under. */
    public static final String MODULE = "visits";

    @Override
    public Act act() {
        var met = outcome instanceof VisitOutcome.Met m ? m : new VisitOutcome.Met(0, 0);
        return new Act(
                new Act.Source(MODULE, visit.value(), ""),
                revision,
                WorkKind.VISIT,
                station,
                region,
                doers(),
                day,
                met.minutes(),
                met.present(),
                counts() ? reached() : Set.of(),
                null,
                field,
                title());
    }

    @Override
    public boolean counts() {
        return outcome instanceof VisitOutcome.Met;
    }

    @Override
    public Contact contact() {
        return contact("", reached(), result());
    }

    /** What is to be told of those who were not there. */
    VisitMissed missed() {
        return new VisitMissed(contact("missed", missing(), Contact.Result.NO_ANSWER));
    }

    private Contact contact(String part, Set<ResidentId> people, Contact.Result result) {
        return new Contact(
                new Act.Source(MODULE, visit.value(), part),
                revision,
                station,
                people,
                worker,
                workerName,
                second != null,
                day,
                way,
                result);
    }

    private Contact.Result result() {
        return switch (outcome) {
            case VisitOutcome.Met _ -> way == Contact.Way.PHONE ? Contact.Result.HEARD : Contact.Result.SEEN;
            case VisitOutcome.NobodyHome _, VisitOutcome.WrongNumber _ -> Contact.Result.NO_ANSWER;
            case VisitOutcome.Declined _ -> Contact.Result.REFUSED;
        };
    }

    private Set<ResidentId> missing() {
        return outcome instanceof VisitOutcome.Met met ? met.missed() : Set.of();
    }

    private Set<ResidentId> reached() {
        var there = new HashSet<>(residents);
        there.removeAll(missing());
        return there;
    }

    private List<Act.Doer> doers() {
        var doers = new ArrayList<>(List.of(new Act.Doer(worker, workerName)));
        if (second != null) {
            doers.add(second);
        }
        return doers;
    }

    /** A line of the ledger says by itself when nobody went there. */
    private String title() {
        var how = switch (way) {
            case HOME -> "入户走访";
            case PHONE -> "电话探访";
            case VIDEO -> "视频探访";
            case ELSEWHERE -> "当面探访";
        };
        if (purpose.isEmpty()) {
            return how;
        }
        return way == Contact.Way.HOME || purpose.startsWith(how) ? purpose : how + "：" + purpose;
    }
}
