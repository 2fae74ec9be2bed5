package cn.linli.places;

import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import org.jspecify.annotations.Nullable;

/**
 * One grid (网格) of a community: some hundred households and the one person who leads it.
 *
 * @param number its number within the community, 1 and up
 * @param name as the community calls it: 第4网格
 * @param leaderAccount the leader's account, if the leader has one
 * @param leaderName the leader's name; empty while there is none
 * @param version counts the changes
 */
public record Grid(
        GridId id,
        RegionCode community,
        int number,
        String name,
        @Nullable AccountId leaderAccount,
        String leaderName,
        int version) {

    /** Whether people mean this grid of its community by what they write: 第4网格, 四网格, 4. */
    public boolean called(String text) {
        var key = Grids.key(text);
        return Grids.key(name).equals(key) || Grids.key(String.valueOf(number)).equals(key);
    }
}
