package cn.linli.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatchTest {

    private static final UUID GRID = new UUID(0, 1);

    @Test
    void everyReasonIsNamed() {
        var elder = known(List.of("四川话"), List.of("象棋", "养花"), 5, false, true, GRID);
        var helper = known(List.of("四川话", "普通话"), List.of("象棋"), null, false, true, GRID);
        assertThat(Match.of(elder, helper, 1).reasons())
                .containsExactly("dialect:四川话", "near:grid", "stairs:able", "hours:weekend", "interest:象棋", "has:1");
    }

    @Test
    void badKneesAndAHighFloorWithoutALiftDoNotFit() {
        var high = known(List.of(), List.of(), 6, false, true, null);
        var lift = known(List.of(), List.of(), 6, true, true, null);
        var knees = known(List.of(), List.of(), null, false, false, null);
        assertThat(Match.of(high, knees, 0).reasons()).contains("stairs:hard");
        assertThat(Match.of(high, knees, 0).points())
                .isLessThan(Match.of(lift, knees, 0).points());
    }

    @Test
    void whoHasManyAlreadyComesLater() {
        var one = known(List.of("四川话"), List.of(), null, false, true, null);
        assertThat(Match.of(one, one, 3).points())
                .isLessThan(Match.of(one, one, 0).points());
    }

    @Test
    void theyDriftApartPastTheRhythmAndAHalfAlsoOverTheTwentyNinthOfFebruary() {
        var weekly = new Rhythm(7);
        var last = LocalDate.of(2028, 2, 22);
        assertThat(weekly.due(last)).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(weekly.drifts(last)).isEqualTo(LocalDate.of(2028, 3, 5));
        assertThat(weekly.climbs(last)).isEqualTo(LocalDate.of(2028, 3, 8));
        assertThatThrownBy(() -> new Rhythm(0)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Rhythm(93)).isInstanceOf(Refused.class);
    }

    private static Profile known(
            List<String> dialects,
            List<String> interests,
            @Nullable Integer floor,
            boolean lift,
            boolean stairs,
            @Nullable UUID grid) {
        return new Profile(dialects, interests, List.of("weekend"), floor, lift, stairs, "990101001001", grid);
    }
}
