package cn.linli.residents;

import cn.linli.shared.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is. Birth and sex may be left open where an identity number says them; where both are given and differ,
 * it is refused.
 *
 * @param name at most 60 characters, kept exactly as written, rare characters and · included
 * @param formerNames 曾用名, at most five
 * @param sex GB/T 2261.1
 * @param birth day of birth, if known
 * @param ethnicity 民族, empty when not known
 * @param identity the identity number; some people have none
 * @param phones at most two
 * @param languages what they speak, dialect included
 */
public record Facts(
        String name,
        List<String> formerNames,
        Sex sex,
        @Nullable LocalDate birth,
        String ethnicity,
        @Nullable IdentityNumber identity,
        List<Phone> phones,
        String languages) {

    private static final int NAME = 60;

    /** Refuses over-long text, more than two phones, and what contradicts the identity number. */
    public Facts {
        name = Texts.required(name, "name", NAME);
        formerNames = formerNames.stream()
                .map(former -> Texts.optional(former, "formerNames", NAME))
                .filter(former -> !former.isEmpty())
                .toList();
        if (formerNames.size() > 5) {
            throw cn.linli.shared.SharedRefusal.TOO_LONG.refuse(5).at("formerNames");
        }
        ethnicity = Texts.optional(ethnicity, "ethnicity", 20);
        languages = Texts.optional(languages, "languages", 60);
        phones = phones.stream().distinct().toList();
        if (phones.size() > 2) {
            throw ResidentsRefusal.TOO_MANY_PHONES.refuse();
        }
        if (identity != null) {
            if (birth != null && !birth.equals(identity.birth())) {
                throw ResidentsRefusal.BIRTH_CONTRADICTS_IDENTITY.refuse(identity.birth());
            }
            if (known(sex) && sex != identity.sex()) {
                throw ResidentsRefusal.SEX_CONTRADICTS_IDENTITY.refuse();
            }
            birth = identity.birth();
            sex = identity.sex();
        }
    }

    private static boolean known(Sex sex) {
        return sex == Sex.MALE || sex == Sex.FEMALE;
    }

    /** Somebody of whom only the name is known. */
    public static Facts named(String name) {
        return new Facts(name, List.of(), Sex.UNKNOWN, null, "", null, List.of(), "");
    }

    /** The same with an identity number, and the birth and the sex it says. */
    public Facts with(IdentityNumber number) {
        return new Facts(name, formerNames, Sex.UNKNOWN, null, ethnicity, number, phones, languages);
    }

    /** The same with these phones. */
    public Facts with(Phone... numbers) {
        return new Facts(name, formerNames, sex, birth, ethnicity, identity, List.of(numbers), languages);
    }

    /** The same, born then. */
    public Facts born(LocalDate day, Sex as) {
        return new Facts(name, formerNames, as, day, ethnicity, identity, phones, languages);
    }
}
