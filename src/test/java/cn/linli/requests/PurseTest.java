package cn.linli.requests;

import static cn.linli.requests.RequestTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PurseTest {

    @Test
    void whatIsGivenMinusWhatIsSpentGoesBack() {
        var purse = new Purse(List.of());
        purse.receive(new Money(5000), "");
        purse.spend(new Money(3680), "药店");
        assertThat(purse.balance()).isEqualTo(new Money(1320));
        purse.giveBack(new Money(1320), "");
        assertThat(purse.balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void aWorkerMayPayFirst() {
        var purse = new Purse(List.of());
        purse.spend(new Money(2000), "");
        assertThat(purse.balance()).isEqualTo(new Money(-2000));
        purse.receive(new Money(2000), "");
        assertThat(purse.balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void noMoreChangeThanThereIs() {
        var purse = new Purse(List.of());
        purse.receive(new Money(100), "");
        assertRefused(() -> purse.giveBack(new Money(101), ""), RequestRefusal.CASH_BACK_TOO_MUCH);
    }

    @Test
    void nothingIsNoAmount() {
        var purse = new Purse(List.of());
        assertRefused(() -> purse.receive(Money.ZERO, ""), RequestRefusal.CASH_NOTHING);
        assertRefused(() -> purse.spend(new Money(-5), ""), RequestRefusal.CASH_NOTHING);
    }

    @Test
    void aDifferenceIsDeclaredWithAReason() {
        var purse = new Purse(List.of());
        purse.receive(new Money(100), "");
        assertRefused(() -> purse.declare(""), RequestRefusal.REASON_MISSING);
        purse.declare("掉了一元");
        assertThat(purse.balance()).isEqualTo(Money.ZERO);
        assertRefused(() -> purse.declare("再一次"), RequestRefusal.CASH_AGREES);
    }

    @Property(tries = 300)
    void whateverIsTriedTheBalanceIsTheSumOfTheLines(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 3) Integer> verbs,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(min = -10, max = 10_000) Integer> amounts) {
        var written = new ArrayList<Purse.Line>();
        var purse = new Purse(List.of());
        for (int i = 0; i < verbs.size(); i++) {
            var amount = new Money(amounts.get(i));
            try {
                written.add(
                        switch (verbs.get(i)) {
                            case 0 -> purse.receive(amount, "");
                            case 1 -> purse.spend(amount, "");
                            case 2 -> purse.giveBack(amount, "");
                            default -> purse.declare("差额");
                        });
            } catch (Refused no) {
                // refused, so nothing was written
            }
        }
        assertThat(purse.balance().fen())
                .isEqualTo(written.stream().mapToLong(l -> l.amount().fen()).sum());
        assertThat(new Purse(written).balance()).isEqualTo(purse.balance());
        assertThat(written)
                .noneMatch(l -> l.what() == Purse.What.RETURNED && l.amount().fen() >= 0);
    }
}
