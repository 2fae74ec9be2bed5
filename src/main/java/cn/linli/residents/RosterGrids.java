package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.places.Grid;
import cn.linli.places.Grids;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grids a roster names. One that nobody has set up yet gets its id while rows are read and is added by the thread
 * that writes.
 */
final class RosterGrids {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final int LONGEST = 40;

    private final List<Grid> there;
    private final Map<String, GridId> named = new HashMap<>();
    private final Map<RegionCode, Set<Integer>> numbers = new HashMap<>();
    private final Queue<Grid> fresh = new ConcurrentLinkedQueue<>();

    RosterGrids(List<Grid> there) {
        this.there = new ArrayList<>(there);
        there.forEach(grid -> taken(grid.community()).add(grid.number()));
    }

    /** The grid meant; called by the thread that reads. */
    @Nullable
    GridId named(RegionCode community, String text) {
        if (RosterJudge.nothing(text) || text.length() > LONGEST) {
            return null;
        }
        return named.computeIfAbsent(community + text, key -> find(community, text));
    }

    private GridId find(RegionCode community, String text) {
        for (var grid : there) {
            if (grid.community().equals(community) && grid.called(text)) {
                return grid.id();
            }
        }
        var digits = NUMBER.matcher(text);
        var number = digits.find() ? Integer.parseInt(digits.group()) : 1;
        while (number < 1 || !taken(community).add(number)) {
            number++;
        }
        var grid = new Grid(new GridId(Ids.next()), community, number, text, null, "", 0);
        there.add(grid);
        fresh.add(grid);
        return grid.id();
    }

    private Set<Integer> taken(RegionCode community) {
        return numbers.computeIfAbsent(community, code -> new HashSet<>());
    }

    /** Adds those that are new; called by the thread that writes, before the people in them. */
    int add(Actor actor, Grids grids) {
        var added = 0;
        for (var grid = fresh.poll(); grid != null; grid = fresh.poll()) {
            grids.addFromRoster(actor, grid.id(), grid.community(), grid.number(), grid.name());
            added++;
        }
        return added;
    }
}
