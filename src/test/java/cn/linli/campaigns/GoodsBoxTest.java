package cn.linli.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GoodsBoxTest {

    private final GoodsBox box = new GoodsBox(List.of());

    @Test
    void whatIsLeftIsTheSumOfTheLines() {
        box.take(100);
        box.give(30);
        box.giveBack(5);
        box.putBack(15);
        assertThat(box.left()).isEqualTo(60);
    }

    @Test
    void nobodyGivesWhatIsNotThere() {
        box.take(3);
        box.give(2);
        refuses(CampaignRefusal.MORE_THAN_LEFT, () -> box.give(2));
        refuses(CampaignRefusal.MORE_THAN_LEFT, () -> box.putBack(2));
        assertThat(box.left()).isEqualTo(1);
    }

    @Test
    void noMoreComesBackThanWasGiven() {
        box.take(10);
        box.give(4);
        box.giveBack(3);
        refuses(CampaignRefusal.GIVEN_LESS, () -> box.giveBack(2));
    }

    @Test
    void aCountThatDiffersIsDeclaredWithAReason() {
        box.take(10);
        refuses(CampaignRefusal.REASON_MISSING, () -> box.declare(8, ""));
        assertThat(box.declare(8, "运输途中破损两份").quantity()).isEqualTo(-2);
        assertThat(box.left()).isEqualTo(8);
        refuses(CampaignRefusal.COUNT_AGREES, () -> box.declare(8, "又数了一遍"));
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refuses(CampaignRefusal.QUANTITY_OUT_OF_RANGE, () -> box.take(0));
        refuses(CampaignRefusal.QUANTITY_OUT_OF_RANGE, () -> box.take(-1));
        refuses(CampaignRefusal.QUANTITY_OUT_OF_RANGE, () -> box.take(Integer.MAX_VALUE));
        refuses(CampaignRefusal.QUANTITY_OUT_OF_RANGE, () -> box.declare(-1, "少了"));
    }

    private static void refuses(Refusal no, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(no));
    }
}
