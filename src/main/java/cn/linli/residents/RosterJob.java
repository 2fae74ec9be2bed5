package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Scope;
import cn.linli.shared.AccountId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run over a roster.
 *
 * @param run told apart from an earlier run that stopped half way
 * @param digest of the file, in hexadecimal
 * @param corrects the roster whose held rows this one brings back mended
 */
record RosterJob(
        UUID id,
        UUID run,
        RegionCode area,
        Set<UUID> stations,
        String fileName,
        String digest,
        UUID account,
        String by,
        @Nullable UUID corrects) {

    /** Whoever brought the roster, with no more in sight than its stations. */
    Actor actor() {
        return new Actor(
                new AccountId(account),
                by,
                Set.of(),
                Set.of(Right.IMPORT_ROSTER),
                Scope.of(stations.stream().map(StationId::new).collect(Collectors.toSet())));
    }
}
