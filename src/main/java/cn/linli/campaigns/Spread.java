package cn.linli.campaigns;

import cn.linli.shared.AccountId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shares out the targets of a station: a community stays with one worker where the loads allow it, else its grids are
 * divided; nobody is given more than a fair share and a tenth.
 */
final class Spread {

    private static final int SLACK = 10;

    private final Map<AccountId, Integer> loads = new HashMap<>();
    private final List<Helper> helpers;
    private final List<Share> shares = new ArrayList<>();
    private final int fair;

    private Spread(List<Area> areas, List<Helper> helpers) {
        this.helpers = helpers;
        int all = areas.stream().mapToInt(Area::count).sum();
        for (var helper : helpers) {
            loads.put(helper.account(), helper.load());
            all += helper.load();
        }
        fair = Math.max(1, Math.ceilDiv(all, Math.max(1, helpers.size())));
    }

    /** Who gets which; nothing when there is nobody to give it to. */
    static List<Share> of(List<Area> areas, List<Helper> helpers) {
        var spread = new Spread(areas, helpers);
        if (!helpers.isEmpty()) {
            spread.share(areas);
        }
        return spread.shares;
    }

    private void share(List<Area> areas) {
        var byCommunity = new HashMap<String, List<Area>>();
        areas.forEach(area -> byCommunity
                .computeIfAbsent(area.region(), r -> new ArrayList<>())
                .add(area));
        byCommunity.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<Area>> e) -> -sum(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(community -> give(community.getValue()));
    }

    private void give(List<Area> community) {
        var least = least();
        if (load(least) + sum(community) <= fair + fair / SLACK) {
            community.forEach(area -> add(least, area, 1, area.count()));
        } else {
            community.forEach(this::divide);
        }
    }

    /** Piece by piece to whoever has least, never beyond the fair share. */
    private void divide(Area area) {
        for (int first = 1; first <= area.count(); ) {
            var least = least();
            int room = Math.max(1, fair - load(least));
            int last = Math.min(area.count(), first + room - 1);
            add(least, area, first, last);
            first = last + 1;
        }
    }

    private void add(Helper to, Area area, int first, int last) {
        shares.add(new Share(area.region(), area.grid(), first, last, to));
        loads.merge(to.account(), last - first + 1, Integer::sum);
    }

    private Helper least() {
        return helpers.stream().min(Comparator.comparingInt(this::load)).orElseThrow();
    }

    private int load(Helper helper) {
        return loads.getOrDefault(helper.account(), 0);
    }

    private static int sum(List<Area> areas) {
        return areas.stream().mapToInt(Area::count).sum();
    }

    /** So many targets in a grid of a community. */
    record Area(String region, @Nullable UUID grid, int count) {}

    /**
     * Somebody who can go.
     *
     * @param load targets of this campaign they have already
     */
    record Helper(AccountId account, String name, int load) {}

    /** The first to the last target of an area, in the order of their names' sound, counted from 1. */
    record Share(String region, @Nullable UUID grid, int first, int last, Helper to) {}
}
