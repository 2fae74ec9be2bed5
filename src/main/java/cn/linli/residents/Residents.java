package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register, as the other modules know it: enter somebody, find them, read their cards. Cards hold nothing sealed.
 * Everything is seen inside the actor's scope only.
 */
@Service
public class Residents {

    private final PersonRows rows;
    private final PersonBook book;
    private final Finder finder;
    private final PersonFile file;
    private final Households households;
    private final Trail trail;

    Residents(PersonRows rows, PersonBook book, Finder finder, PersonFile file, Households households, Trail trail) {
        this.rows = rows;
        this.book = book;
        this.finder = finder;
        this.file = file;
        this.households = households;
        this.trail = trail;
    }

    /**
     * Enters somebody in a station's register. Refuses a station out of scope, a label that is none, a day of birth to
     * come. Whether they are known already is asked before, on the form.
     */
    @Transactional
    public void register(Actor actor, ResidentId id, NewPerson person) {
        actor.needs(Right.EDIT_RESIDENTS);
        mayKeep(actor, person.station());
        var birth = person.facts().birth();
        if (birth != null && birth.isAfter(rows.today())) {
            throw ResidentsRefusal.BIRTH_AHEAD.refuse();
        }
        rows.enter(id, person, actor.name());
        trail.write(
                actor,
                "residents.entered",
                id.value(),
                Map.of("station", person.station().toString()));
    }

    /**
     * Makes a household at the head's home. Refuses members of another household or station.
     *
     * @param relations what each of the others is to the head, by the code list of the register
     */
    @Transactional
    public void household(Actor actor, HouseholdId id, ResidentId head, Map<ResidentId, String> relations) {
        var members = new ArrayList<>(List.of(new Households.Member(head, null)));
        relations.forEach((who, relation) -> members.add(new Households.Member(who, relation)));
        households.make(actor, id, new Households.HouseholdForm(id, 0, head, members, null));
    }

    /** The card of an entry; also of one that was merged away, which then says into whom. */
    @Transactional(readOnly = true)
    public Optional<PersonCard> card(Actor actor, ResidentId id) {
        return cards(actor, List.of(id)).stream().findFirst();
    }

    /** The cards of these, as far as the actor sees them, in the order of their names' sound. */
    @Transactional(readOnly = true)
    public List<PersonCard> cards(Actor actor, Collection<ResidentId> ids) {
        actor.needs(Right.SEE_RESIDENTS);
        return book.cards(ids);
    }

    /**
     * Whom to go to, where and by which number, for somebody who is sent there; the look stands in the trail.
     *
     * @param purpose what they are sent for
     */
    @Transactional
    public Contact contact(Actor actor, ResidentId id, String purpose) {
        actor.needs(Right.SEE_RESIDENTS);
        actor.needs(Right.REVEAL);
        var contact = file.contact(id);
        trail.write(actor, "residents.contact-shown", id.value(), Map.of("purpose", purpose));
        return contact;
    }

    /**
     * Who may be calling: by the full number or its last four digits, their own or their kin's. Entries merged away are
     * not among them, those that stand for them are.
     */
    @Transactional(readOnly = true)
    public List<PersonCard> byPhone(Actor actor, String digits) {
        actor.needs(Right.SEE_RESIDENTS);
        return book.standing(finder.byPhone(digits));
    }

    /**
     * People found by part of a name, pinyin or initials, phone or its last four digits, identity number, road; best
     * first. Misspelt pinyin and names that sound alike come last.
     */
    @Transactional(readOnly = true)
    public List<PersonCard> search(Actor actor, String text, int limit) {
        actor.needs(Right.SEE_RESIDENTS);
        return book.standing(finder.find(text, Math.clamp(limit, 1, 100)));
    }

    /** The labels by code, as people call them in this language: Chinese, or English. */
    @Transactional(readOnly = true)
    public Map<String, String> labelNames(Locale locale) {
        return book.labelNames(locale.getLanguage().equals("en"));
    }

    /** The labels these people carried on a day, for counting; people without any are not in it. */
    @Transactional(readOnly = true)
    public Map<ResidentId, Set<String>> labelsOn(Actor actor, Set<ResidentId> people, LocalDate day) {
        actor.needs(Right.SEE_RESIDENTS);
        return book.labelsOn(people, day);
    }

    /** Everybody who lives in this person's household, this person among them; only this person if it is kept nowhere. */
    @Transactional(readOnly = true)
    public Set<ResidentId> household(Actor actor, ResidentId id) {
        actor.needs(Right.SEE_RESIDENTS);
        return book.household(id);
    }

    /** An entry and all that were merged into it: what happened to any of them happened to this person. */
    @Transactional(readOnly = true)
    public Set<ResidentId> same(Actor actor, ResidentId id) {
        actor.needs(Right.SEE_RESIDENTS);
        return file.same(id);
    }

    /** A station whose people the actor keeps. A foreign station does not exist for this actor. */
    static void mayKeep(Actor actor, StationId station) {
        if (!actor.scope().people().contains(station)) {
            throw SharedRefusal.NOT_FOUND.refuse();
        }
    }
}
