package cn.linli.residents;

import cn.linli.access.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * By what a person of a roster is found again: the fingerprint of the identity number; without one, of name, birth and
 * sex, or of name, phone and home where the birth is not known either. The second such person of a file has a key of
 * their own, so that two namesakes are two people, in every import of the file the same two.
 */
final class RosterKeys {

    private final Secrets secrets;
    private final Map<String, Integer> namesakes = new HashMap<>();

    RosterKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    byte[] key(RosterPerson person) {
        if (!person.identity().isEmpty()) {
            return Objects.requireNonNull(secrets.blind(PersonRow.IDENTITY, person.identity()));
        }
        var what = RosterPerson.plain(person.name()) + "\u001f"
                + (person.birth() == null
                        ? person.phone() + "\u001f" + person.home()
                        : person.birth() + "\u001f" + person.sex());
        var nth = namesakes.merge(what, 1, Integer::sum);
        return Objects.requireNonNull(secrets.blind("roster-person", nth == 1 ? what : what + "\u001f" + nth));
    }
}
