package cn.linli.standins;

import static cn.linli.standins.StandInRefusal.FLOOR_OUT_OF_RANGE;
import static cn.linli.standins.StandInRefusal.TOO_MANY_WORDS;

import cn.linli.shared.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What helps to bring two together. All of it is optional.
 *
 * @param dialects what they like to speak: 四川话
 * @param interests what they like to do: 象棋、养花
 * @param hours when: codes {@code weekday-morning}, {@code weekday-afternoon}, {@code evening}, {@code weekend}
 * @param floor the floor an elder lives on; null: not known
 * @param lift whether there is a lift
 * @param stairs whether a helper climbs stairs easily
 * @param region community they live in or work in; null: not known
 * @param grid the grid, likewise
 */
record Profile(
        List<String> dialects,
        List<String> interests,
        List<String> hours,
        @Nullable Integer floor,
        boolean lift,
        boolean stairs,
        @Nullable String region,
        @Nullable UUID grid) {

    private static final int MOST = 12;
    private static final int HIGHEST = 60;

    static final Profile UNKNOWN = new Profile(List.of(), List.of(), List.of(), null, false, true, null, null);

    /** Refuses more words than anybody reads, and floors no house here has. */
    Profile {
        dialects = words(dialects, "dialects");
        interests = words(interests, "interests");
        hours = words(hours, "hours");
        if (floor != null && (floor < -2 || floor > HIGHEST)) {
            throw FLOOR_OUT_OF_RANGE.refuse(HIGHEST);
        }
    }

    private static List<String> words(List<String> words, String field) {
        if (words.size() > MOST) {
            throw TOO_MANY_WORDS.refuse(MOST).at(field);
        }
        return words.stream()
                .map(word -> Texts.required(word, field, 20))
                .distinct()
                .toList();
    }

    Profile at(@Nullable String community, @Nullable UUID inGrid) {
        return new Profile(dialects, interests, hours, floor, lift, stairs, community, inGrid);
    }
}
