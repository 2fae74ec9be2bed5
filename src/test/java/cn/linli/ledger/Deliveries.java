package cn.linli.ledger;

import cn.linli.shared.Act;
import cn.linli.shared.Delivered;
import cn.linli.shared.Ids;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Acts as a module above the ledger would announce them. */
public record Deliveries(Act act, boolean counts) implements Delivered {

    /** One that counts, of a fresh record. */
    public static Builder at(StationId station) {
        return new Builder(station);
    }

    /** Says what is unlike the ordinary: a visit of 30 minutes to one head. */
    public static final class Builder {

        private final StationId station;
        private Act.Source source = new Act.Source("test", Ids.next(), "");
        private int revision;
        private boolean counts = true;
        private WorkKind kind = WorkKind.VISIT;
        private RegionCode region = RegionCode.of("990101001001");
        private LocalDate day = LocalDate.of(2023, 5, 4);
        private int minutes = 30;
        private int personTimes = 1;
        private Set<ResidentId> people = Set.of();
        private String field = "为老服务";
        private @Nullable ProjectId project;
        private List<Act.Doer> workers = List.of(new Act.Doer(null, "苏晓"));

        private Builder(StationId station) {
            this.station = station;
        }

        public Builder of(Act.Source its, int its_revision) {
            source = its;
            revision = its_revision;
            return this;
        }

        public Builder notCounting() {
            counts = false;
            return this;
        }

        public Builder kind(WorkKind its) {
            kind = its;
            return this;
        }

        public Builder in(String its) {
            region = RegionCode.of(its);
            return this;
        }

        public Builder on(LocalDate its) {
            day = its;
            return this;
        }

        public Builder measuring(int itsMinutes, int itsPersonTimes) {
            minutes = itsMinutes;
            personTimes = itsPersonTimes;
            return this;
        }

        public Builder serving(ResidentId... its) {
            people = Set.of(its);
            return this;
        }

        public Builder field(String its) {
            field = its;
            return this;
        }

        public Builder project(ProjectId its) {
            project = its;
            return this;
        }

        public Builder workers(Act.Doer... its) {
            workers = List.of(its);
            return this;
        }

        public Deliveries announced() {
            return new Deliveries(
                    new Act(
                            source,
                            revision,
                            kind,
                            station,
                            region,
                            workers,
                            day,
                            minutes,
                            personTimes,
                            people,
                            project,
                            field,
                            "一次服务"),
                    counts);
        }
    }
}
