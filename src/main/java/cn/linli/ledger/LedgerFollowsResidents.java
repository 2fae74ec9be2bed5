package cn.linli.ledger;

import cn.linli.residents.ResidentsMerged;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody entered twice and merged counts once from then on, in past figures too; un-merged, twice again. */
@Component
class LedgerFollowsResidents {

    private final JdbcClient db;

    LedgerFollowsResidents(JdbcClient db) {
        this.db = db;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(ResidentsMerged news) {
        var survivor = news.survivor().value();
        var merged = news.merged().value();
        if (news.undone()) {
            db.sql("delete from ledger.same_person where person = :merged")
                    .param("merged", merged)
                    .update();
        } else {
            db.sql("""
                    insert into ledger.same_person (person, merged_into, kept)
                    values (:merged, :survivor, :survivor)
                    on conflict (person) do update set merged_into = excluded.merged_into, kept = excluded.kept
                    """).param("merged", merged).param("survivor", survivor).update();
        }
        lookUpAgain(survivor, merged);
    }

    /** A was merged into B, B into C: A counts as C; and as B again when B is taken out of C. */
    private void lookUpAgain(UUID survivor, UUID merged) {
        db.sql("""
                with recursive up (person, kept, steps) as (
                  select person, merged_into, 1
                  from ledger.same_person
                  where kept in (:survivor, :merged)
                  union all
                  select up.person, next.merged_into, up.steps + 1
                  from up join ledger.same_person next on next.person = up.kept)
                update ledger.same_person same
                set kept = top.kept
                from (select distinct on (person) person, kept from up order by person, steps desc) as top
                where top.person = same.person and top.kept <> same.kept
                """).param("survivor", survivor).param("merged", merged).update();
    }
}
