package cn.linli.campaigns;

import static cn.linli.campaigns.CampaignRefusal.DAYS_BACKWARDS;
import static cn.linli.campaigns.CampaignRefusal.ENDS_IN_THE_PAST;
import static cn.linli.campaigns.CampaignRefusal.NOT_A_DRAFT;
import static cn.linli.campaigns.CampaignRefusal.NOT_RUNNING;
import static cn.linli.campaigns.CampaignRefusal.NOT_YET;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One campaign: looked over as a draft, started with the people of that day, ended with a summary; or called off before
 * it began. The last day can be moved while it runs. Until it is ended every contact since its first day counts, also
 * one after the last day: then the target was reached late, and not missed.
 */
final class Campaign {

    private final CampaignId id;
    private final NewCampaign plan;
    private String title;
    private String message;
    private LocalDate to;
    private State state;
    private final int version;
    private @Nullable LocalDate endedOn;
    private String closing;

    Campaign(CampaignId id, NewCampaign plan, State state, int version, @Nullable LocalDate endedOn, String closing) {
        this.id = id;
        this.plan = plan;
        this.title = plan.title();
        this.message = plan.message();
        this.to = plan.to();
        this.state = state;
        this.version = version;
        this.endedOn = endedOn;
        this.closing = closing;
    }

    /** Where a campaign stands. */
    enum State {
        DRAFT,
        RUNNING,
        ENDED,
        CALLED_OFF;

        String code() {
            return Codes.of(this);
        }
    }

    /** Refuses a start after the last day. */
    void start(LocalDate today) {
        if (state != State.DRAFT) {
            throw NOT_A_DRAFT.refuse();
        }
        if (plan.from().isAfter(today)) {
            throw NOT_YET.refuse(plan.from());
        }
        if (to.isBefore(today)) {
            throw ENDS_IN_THE_PAST.refuse();
        }
        state = State.RUNNING;
    }

    /** Other words, another last day; who is meant stays as it was looked over. */
    void change(String newTitle, String newMessage, LocalDate newTo, LocalDate today) {
        if (state != State.DRAFT && state != State.RUNNING) {
            throw NOT_RUNNING.refuse();
        }
        if (newTo.isBefore(plan.from())) {
            throw DAYS_BACKWARDS.refuse();
        }
        if (!newTo.equals(to) && newTo.isBefore(today)) {
            throw ENDS_IN_THE_PAST.refuse();
        }
        title = newTitle;
        message = newMessage;
        to = newTo;
    }

    void end(String summary, LocalDate today) {
        running();
        state = State.ENDED;
        endedOn = today;
        closing = summary;
    }

    void callOff(String reason, LocalDate today) {
        if (state != State.DRAFT) {
            throw NOT_A_DRAFT.refuse();
        }
        state = State.CALLED_OFF;
        endedOn = today;
        closing = reason;
    }

    /** Goes on only while it runs. */
    void running() {
        if (state != State.RUNNING) {
            throw NOT_RUNNING.refuse();
        }
    }

    CampaignId id() {
        return id;
    }

    NewCampaign plan() {
        return plan;
    }

    String title() {
        return title;
    }

    String message() {
        return message;
    }

    LocalDate to() {
        return to;
    }

    State state() {
        return state;
    }

    int version() {
        return version;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    String closing() {
        return closing;
    }
}
