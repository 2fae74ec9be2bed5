package cn.linli.campaigns;

import cn.linli.shared.Id;
import cn.linli.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One campaign (专项行动). */
public record CampaignId(@JsonValue UUID value) implements Id {

    /** Reads the id from an address or a body; refuses what is not a UUID. */
    @JsonCreator
    public static CampaignId of(String text) {
        return new CampaignId(Ids.read(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
