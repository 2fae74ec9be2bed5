package cn.linli.campaigns;

import static cn.linli.campaigns.CampaignRefusal.COUNT_AGREES;
import static cn.linli.campaigns.CampaignRefusal.GIVEN_LESS;
import static cn.linli.campaigns.CampaignRefusal.MORE_THAN_LEFT;
import static cn.linli.campaigns.CampaignRefusal.QUANTITY_OUT_OF_RANGE;
import static cn.linli.campaigns.CampaignRefusal.REASON_MISSING;

import java.util.ArrayList;
import java.util.List;

/**
 * One kind of goods of a station in a campaign (慰问品): taken out of the store, given, given back, returned. Lines are
 * only ever added; what is left is their sum and nothing else. Nobody gives what is not there. When the count does not
 * agree with the sum, that is declared, with a reason.
 */
final class GoodsBox {

    private static final int MOST = 1_000_000;

    private final List<Line> lines;

    GoodsBox(List<Line> lines) {
        this.lines = new ArrayList<>(lines);
    }

    /** Taken out of the store for this campaign. */
    Line take(int quantity) {
        return add(What.TAKEN, some(quantity));
    }

    /** Given to somebody; never more than is left. */
    Line give(int quantity) {
        return add(What.GIVEN, -available(quantity));
    }

    /** Was not given after all, or came back; never more than was given. */
    Line giveBack(int quantity) {
        int given = -lines.stream()
                .filter(line -> line.what() == What.GIVEN || line.what() == What.GIVEN_BACK)
                .mapToInt(Line::quantity)
                .sum();
        if (some(quantity) > given) {
            throw GIVEN_LESS.refuse(given);
        }
        return add(What.GIVEN_BACK, quantity);
    }

    /** Back to the store; never more than is left. */
    Line putBack(int quantity) {
        return add(What.RETURNED, -available(quantity));
    }

    /**
     * Says openly that so many are there, whatever the sum says.
     *
     * @param counted how many were counted; 0 or more
     */
    Line declare(int counted, String reason) {
        if (counted < 0 || counted > MOST) {
            throw QUANTITY_OUT_OF_RANGE.refuse(MOST);
        }
        if (reason.isEmpty()) {
            throw REASON_MISSING.refuse();
        }
        if (counted == left()) {
            throw COUNT_AGREES.refuse();
        }
        return add(What.DECLARED, counted - left());
    }

    int left() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }

    private int available(int quantity) {
        if (some(quantity) > left()) {
            throw MORE_THAN_LEFT.refuse(left());
        }
        return quantity;
    }

    private static int some(int quantity) {
        if (quantity < 1 || quantity > MOST) {
            throw QUANTITY_OUT_OF_RANGE.refuse(MOST);
        }
        return quantity;
    }

    private Line add(What what, int quantity) {
        var line = new Line(what, quantity);
        lines.add(line);
        return line;
    }

    /** What a line says. */
    enum What {
        TAKEN,
        GIVEN,
        GIVEN_BACK,
        RETURNED,
        DECLARED;

        String code() {
            return Codes.of(this);
        }
    }

    /**
     * One line.
     *
     * @param quantity positive: into the box; negative: out of it
     */
    record Line(What what, int quantity) {}
}
