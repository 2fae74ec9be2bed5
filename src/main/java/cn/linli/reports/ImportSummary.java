package cn.linli.reports;

import cn.linli.shared.WorkKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a workbook holds that can be taken over.
 *
 * @param sessions services to residents
 * @param minutes how long these took
 * @param personTimes heads served
 * @param trainings trainings of the workers, supervision among them
 * @param trainingMinutes how long these took
 * @param supervisions those of them that were supervision
 * @param sorts trainings by the name of their sort
 * @param projects projects named
 * @param unknownProjects those of them that do not exist yet: the confirm makes them
 * @param already rows that were taken before and will not be taken again
 * @param held rows held back
 * @param heldBy those by reason
 * @param ignored sheets that are no ledger
 */
public record ImportSummary(
        int sessions,
        long minutes,
        long personTimes,
        int trainings,
        long trainingMinutes,
        int supervisions,
        Map<String, Integer> sorts,
        int projects,
        List<NewProject> unknownProjects,
        int already,
        int held,
        Map<String, Integer> heldBy,
        List<String> ignored) {

    /** A project to be made. */
    public record NewProject(String station, int year, String name, String field) {}

    static ImportSummary of(Reading reading, List<NewProject> unknown, int already) {
        var services = reading.accepted().stream().filter(Accepted::service).toList();
        var trainings =
                reading.accepted().stream().filter(row -> !row.service()).toList();
        var sorts = new TreeMap<String, Integer>();
        trainings.forEach(row -> sorts.merge(row.field(), 1, Integer::sum));
        return new ImportSummary(
                services.size(),
                services.stream().mapToLong(Accepted::minutes).sum(),
                services.stream().mapToLong(Accepted::personTimes).sum(),
                trainings.size(),
                trainings.stream().mapToLong(Accepted::minutes).sum(),
                (int) trainings.stream()
                        .filter(row -> row.kind() == WorkKind.SUPERVISION)
                        .count(),
                sorts,
                reading.projects().size(),
                unknown,
                already,
                reading.held().size(),
                reading.heldBy(),
                reading.ignored());
    }
}
