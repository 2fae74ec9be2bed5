package cn.linli.requests;

import static cn.linli.requests.RequestRefusal.CASH_AGREES;
import static cn.linli.requests.RequestRefusal.CASH_BACK_TOO_MUCH;
import static cn.linli.requests.RequestRefusal.CASH_NOTHING;
import static cn.linli.requests.RequestRefusal.REASON_MISSING;

import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The money of one errand (代办钱款): what was given, what was spent, what went back. Lines are only ever added; the
 * balance is their sum and nothing else. Spending more than was given is allowed, for a worker often pays first: the
 * balance then is what the resident still owes. A difference nobody can explain is declared, with a reason.
 */
final class Purse {

    private final List<Line> lines;

    Purse(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** The resident gives money, before or after. */
    Line receive(Money amount, String note) {
        return add(What.RECEIVED, something(amount), note);
    }

    /** Spent on the errand. */
    Line spend(Money amount, String note) {
        return add(What.SPENT, Money.ZERO.minus(something(amount)), note);
    }

    /** Change goes back; never more than is there. */
    Line giveBack(Money amount, String note) {
        if (something(amount).compareTo(balance()) > 0) {
            throw CASH_BACK_TOO_MUCH.refuse(balance().toString());
        }
        return add(What.RETURNED, Money.ZERO.minus(amount), note);
    }

    /** Says openly that the rest cannot be explained; the balance is nothing afterwards. */
    Line declare(String reason) {
        if (reason.isEmpty()) {
            throw REASON_MISSING.refuse();
        }
        if (balance().equals(Money.ZERO)) {
            throw CASH_AGREES.refuse();
        }
        return add(What.DECLARED, Money.ZERO.minus(balance()), reason);
    }

    Money balance() {
        return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    }

    private Line add(What what, Money amount, String note) {
        var line = new Line(what, amount, note);
        lines.add(line);
        return line;
    }

    private static Money something(Money amount) {
        if (amount.fen() <= 0) {
            throw CASH_NOTHING.refuse();
        }
        return amount;
    }

    /** What a line says. */
    enum What {
        RECEIVED,
        SPENT,
        RETURNED,
        DECLARED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One line.
     *
     * @param amount positive: into the purse; negative: out of it
     */
    record Line(What what, Money amount, String note) {}
}
