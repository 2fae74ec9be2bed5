package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.shared.ResidentId;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds people by whatever somebody typed: digits are an identity number, a phone or its end; Chinese is part of a name
 * or of a road; letters are pinyin or its initials. What sounds alike comes last.
 */
@Component
class Finder {

    private static final int ALIKE_FROM = 4;
    private static final int FEW = 3;

    private final JdbcClient db;
    private final Secrets secrets;

    Finder(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** The entries found, best first; entries merged away stand in it by their own id. */
    List<ResidentId> find(String typed, int limit) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > 60) {
            return List.of();
        }
        Set<UUID> found = new LinkedHashSet<>(byNumber(text));
        if (found.size() < limit && !digitsOnly(text)) {
            byWords(text, limit, found);
        }
        return found.stream().limit(limit).map(ResidentId::new).toList();
    }

    private void byWords(String text, int limit, Set<UUID> found) {
        var chinese = text.codePoints().anyMatch(c -> c > 0x2E7F);
        var words = chinese ? text.replaceAll("\\s", "") : text;
        var grams = Grams.asked(words);
        if (!grams.isEmpty() && (chinese || words.codePointCount(0, words.length()) > 1)) {
            found.addAll(ask("gram", grams, "%" + literal(words) + "%", limit));
        }
        var sound = chinese ? Pinyin.plain(Pinyin.of(words)) : Pinyin.plain(words);
        if (found.size() < limit && !sound.isEmpty() && (!chinese || words.codePointCount(0, words.length()) > 1)) {
            found.addAll(ask("sound", List.of(), (sound.length() < 3 ? "% " : "%") + sound + "%", limit));
        }
        if (found.size() < FEW && sound.length() >= ALIKE_FROM) {
            found.addAll(ask("alike", List.of(), sound, limit));
        }
        if (found.isEmpty() && sound.length() >= ALIKE_FROM) {
            found.addAll(ask("remote", List.of(), sound, limit));
        }
    }

    /** By the whole phone number or its last four digits, theirs or their kin's. */
    List<ResidentId> byPhone(String typed) {
        var digits = Phone.plain(typed);
        return (digits.length() == 4
                        ? byPhone("last", secrets.blind(PersonRow.LAST_FOUR, digits))
                        : byPhone("blind", secrets.blind(PersonRow.PHONE, digits)))
                .stream().map(ResidentId::new).toList();
    }

    private List<UUID> byNumber(String text) {
        var found = new ArrayList<UUID>();
        var identity = IdentityNumber.read(text).number();
        if (identity.isPresent()) {
            found.addAll(byIdentity(identity.get()));
        }
        var digits = Phone.plain(text);
        if (digits.matches("\\d{4,15}")) {
            byPhone(digits).forEach(id -> found.add(id.value()));
        }
        return found;
    }

    List<UUID> byIdentity(IdentityNumber identity) {
        return db.sql("""
                select p.id
                from residents.person p
                where p.identity_blind = :blind
                order by p.merged_into nulls first
                """)
                .param("blind", secrets.blind(PersonRow.IDENTITY, identity.digits()))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<UUID> byPhone(String column, byte @org.jspecify.annotations.Nullable [] fingerprint) {
        return db.sql("""
                select p.id from residents.person p where p.phone_$ = :blind
                union
                select p.id from residents.person p where p.other_phone_$ = :blind
                union
                select k.person_id from residents.kin k where k.phone_$ = :blind and not k.removed
                limit 50
                """.replace("$", column))
                .param("blind", fingerprint)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<UUID> ask(String by, List<String> grams, String like, int limit) {
        return db.sql("select f.id from residents.find(:by, :grams, :like, :limit) f")
                .param("by", by)
                .param("grams", grams.toArray(String[]::new))
                .param("like", like)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private static boolean digitsOnly(String text) {
        return Phone.plain(text).matches("\\d{4,}[Xx]?");
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
