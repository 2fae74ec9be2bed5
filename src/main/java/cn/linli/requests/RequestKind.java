package cn.linli.requests;

/**
 * One line of the catalogue (服务目录): what the desk takes on, as data.
 *
 * @param code {@code medicine}
 * @param nameZh as the station calls it
 * @param nameEn in English
 * @param family errand, repair, care, paper, people, opinion
 * @param urgency how pressing it usually is
 * @param dueAmount due after so many
 * @param dueUnit {@code hour} or {@code working-day}
 * @param doer who usually does it: worker, volunteer, head
 * @param field field of service in the ledger
 * @param climbs whether it is an opinion that goes up and comes back with an answer
 * @param medicine whether it brings medicine
 * @param cash whether money usually changes hands
 * @param offered whether new ones are taken
 */
public record RequestKind(
        String code,
        String nameZh,
        String nameEn,
        String family,
        Urgency urgency,
        int dueAmount,
        String dueUnit,
        String doer,
        String field,
        boolean climbs,
        boolean medicine,
        boolean cash,
        boolean offered,
        int sort,
        int version) {}
