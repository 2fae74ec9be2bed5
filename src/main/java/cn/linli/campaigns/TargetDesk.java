package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.residents.Residents;
import cn.linli.shared.AccountId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the head of a station does with its targets: hand them to somebody, take one out, take newcomers in. */
@Component
class TargetDesk {

    private final JdbcClient db;
    private final CampaignRepository repository;
    private final Targets targets;
    private final Settling settling;
    private final Residents residents;
    private final Secrets secrets;
    private final Trail trail;
    private final Clock clock;

    TargetDesk(
            JdbcClient db,
            CampaignRepository repository,
            Targets targets,
            Settling settling,
            Residents residents,
            Secrets secrets,
            Trail trail,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.targets = targets;
        this.settling = settling;
        this.residents = residents;
        this.secrets = secrets;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Gives open targets of a station to somebody, or another last day, or both; at once for all that fit.
     *
     * @param which which targets
     * @param to who is to go; null: stays
     * @param due the new last day; null: stays
     * @return how many were changed
     */
    @Transactional
    public int assign(
            Actor actor,
            CampaignId id,
            StationId station,
            Which which,
            @Nullable AccountId to,
            @Nullable LocalDate due) {
        var campaign = led(actor, id, station);
        if (to == null && due == null) {
            throw CampaignRefusal.NOTHING_TO_ASSIGN.refuse();
        }
        var workers = targets.workers(actor, station);
        if (to != null && !workers.containsKey(to)) {
            throw CampaignRefusal.NO_SUCH_WORKER.refuse();
        }
        if (due != null && (due.isBefore(LocalDate.now(clock)) || due.isAfter(campaign.to()))) {
            throw CampaignRefusal.DUE_OUT_OF_DAYS.refuse(campaign.to());
        }
        int changed = db.sql("""
                update campaigns.target
                set owner = coalesce(:to, owner), owner_name = coalesce(:name, owner_name), due = coalesce(:due, due),
                    version = version + 1
                where campaign_id = :id and station_id = :station and state in ('open', 'tried')
                  and (:all or subject = any (array(select unnest(:subjects::uuid[]))))
                  and (:community::text is null or region = :community)
                  and (not :nobodys or owner is null)
                  and (:from::uuid is null or owner = :from)
                """)
                .param("to", to == null ? null : to.value(), Types.OTHER)
                .param("name", to == null ? null : workers.get(to), Types.VARCHAR)
                .param("due", due, Types.DATE)
                .param("id", id.value())
                .param("station", station.value())
                .param("all", which.subjects().isEmpty())
                .param("subjects", which.subjects().toArray(UUID[]::new))
                .param("community", which.community(), Types.VARCHAR)
                .param("nobodys", which.nobodys())
                .param("from", which.from() == null ? null : which.from().value(), Types.OTHER)
                .update();
        trail.write(actor, "campaigns.assigned", id.value(), Map.of("people", changed));
        return changed;
    }

    /**
     * Which targets are meant.
     *
     * @param subjects just these; empty: all that fit the rest
     * @param community only there
     * @param from only those of this worker
     * @param nobodys only those nobody has
     */
    record Which(
            List<UUID> subjects,
            @Nullable String community,
            @Nullable AccountId from,
            boolean nobodys) {

        static final Which ALL = new Which(List.of(), null, null, false);
    }

    /** Looks for those who came to belong since it began; how many are offered now. */
    @Transactional
    public int lookForNewcomers(Actor actor, CampaignId id, StationId station) {
        var campaign = led(actor, id, station);
        targets.offer(station, campaign, null);
        return offered(id, station);
    }

    /** Takes the offered in and shares them out; how many. */
    @Transactional
    public int takeIn(Actor actor, CampaignId id, StationId station, List<UUID> subjects) {
        led(actor, id, station);
        var taken = db.sql("""
                update campaigns.target
                set accepted = true, state = 'open', version = version + 1
                where campaign_id = :id and station_id = :station and state = 'offered'
                  and (:all or subject = any (array(select unnest(:subjects::uuid[]))))
                returning subject
                """)
                .param("id", id.value())
                .param("station", station.value())
                .param("all", subjects.isEmpty())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query((row, n) -> row.getObject("subject", UUID.class))
                .list();
        settling.of(id, taken);
        targets.share(actor, station, id);
        trail.write(actor, "campaigns.newcomers", id.value(), Map.of("people", taken.size()));
        return taken.size();
    }

    private int offered(CampaignId id, StationId station) {
        return db.sql("""
                select count(*)
                from campaigns.target
                where campaign_id = :id and station_id = :station and state = 'offered'
                """)
                .param("id", id.value())
                .param("station", station.value())
                .query(Integer.class)
                .single();
    }

    /** Takes one out, with the reason; it is counted among those taken out, never among the done. */
    @Transactional
    public void takeOut(Actor actor, CampaignId id, UUID subject, int version, String reason) {
        var target = target(id, subject);
        led(actor, id, target.station());
        if (!target.outReason().isEmpty()) {
            throw CampaignRefusal.ALREADY_OUT.refuse();
        }
        mark(id, target, version, "by-hand", reason);
        trail.write(actor, "campaigns.taken-out", id.value(), Map.of());
    }

    /** Puts one back that was taken out; refuses the dead and those who moved away. */
    @Transactional
    public void putBack(Actor actor, CampaignId id, UUID subject, int version) {
        var target = target(id, subject);
        led(actor, id, target.station());
        if (target.outReason().isEmpty()) {
            throw CampaignRefusal.NOT_OUT.refuse();
        }
        var who = target.resident();
        if (who != null) {
            residents
                    .card(actor, new ResidentId(who))
                    .filter(card -> card.deceased() || card.moved() || card.mergedInto() != null)
                    .ifPresent(gone -> {
                        throw CampaignRefusal.PERSON_GONE.refuse(gone.name());
                    });
        }
        mark(id, target, version, "", "");
        trail.write(actor, "campaigns.put-back", id.value(), Map.of());
    }

    private void mark(CampaignId id, Standing target, int version, String why, String words) {
        int done = db.sql("""
                update campaigns.target
                set out_reason = :why, out_words = :words, accepted = true, version = version + 1
                where campaign_id = :id and subject = :subject and version = :version
                """)
                .param("why", why)
                .param("words", secrets.seal(words), Types.VARBINARY)
                .param("id", id.value())
                .param("subject", target.subject())
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(target(id, target.subject()));
        }
        settling.of(id, List.of(target.subject()));
    }

    private Standing target(CampaignId id, UUID subject) {
        return db.sql("""
                select subject, station_id, resident_id, state, out_reason, owner_name, version
                from campaigns.target
                where campaign_id = :id and subject = :subject
                """)
                .param("id", id.value())
                .param("subject", subject)
                .query((row, n) -> new Standing(
                        row.getObject("subject", UUID.class),
                        new StationId(row.getObject("station_id", UUID.class)),
                        row.getObject("resident_id", UUID.class),
                        row.getString("state"),
                        row.getString("out_reason"),
                        row.getString("owner_name"),
                        row.getInt("version")))
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** A target as it stands, for whoever lost a race. */
    record Standing(
            UUID subject,
            StationId station,
            @Nullable UUID resident,
            String state,
            String outReason,
            String owner,
            int version) {}

    /** The running campaign, if this actor leads the station in it. */
    private Campaign led(Actor actor, CampaignId id, StationId station) {
        actor.needs(Right.MANAGE_PROJECTS);
        actor.worksAt(station);
        var campaign = repository.get(id);
        if (!campaign.plan().stations().contains(station)
                || !actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
        campaign.running();
        return campaign;
    }
}
