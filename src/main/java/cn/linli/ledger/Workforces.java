package cn.linli.ledger;

import cn.linli.shared.WorkKind;
import java.util.Comparator;
import java.util.List;

/** Training and supervision out of sums by kind and sort. */
final class Workforces {

    private static final char BETWEEN = '\u001f';

    private Workforces() {}

    /** The keys are kind and sort, with U+001F between them. */
    static Table.Workforce of(List<Sum> sums) {
        var sorts = sums.stream()
                .filter(Sum::isSomething)
                .sorted(Comparator.comparing(Sum::key))
                .map(sum -> new Table.Sort(
                        sum.key().substring(0, sum.key().indexOf(BETWEEN)),
                        sum.key().substring(sum.key().indexOf(BETWEEN) + 1),
                        sum.sessions(),
                        sum.minutes(),
                        sum.personTimes()))
                .toList();
        var supervision = sorts.stream()
                .filter(sort -> sort.kind().equals(WorkKind.SUPERVISION.code()))
                .toList();
        return new Table.Workforce(
                sorts.stream().mapToLong(Table.Sort::sessions).sum(),
                sorts.stream().mapToLong(Table.Sort::minutes).sum(),
                supervision.stream().mapToLong(Table.Sort::sessions).sum(),
                supervision.stream().mapToLong(Table.Sort::minutes).sum(),
                sorts.stream().mapToLong(Table.Sort::personTimes).sum(),
                sorts);
    }
}
