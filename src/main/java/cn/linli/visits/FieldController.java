package cn.linli.visits;

import cn.linli.access.Actor;
import cn.linli.access.Anytime;
import cn.linli.residents.Contact;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import cn.linli.shared.VisitId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the phone asks in the doorway, and the paper before it. */
@RestController
@RequestMapping("/api/visits/field")
class FieldController {

    private final AtTheDoor door;
    private final Visits visits;

    FieldController(AtTheDoor door, Visits visits) {
        this.door = door;
        this.visits = visits;
    }

    @GetMapping("/day")
    AtTheDoor.Day day(Actor actor, Locale locale) {
        return door.day(actor, locale);
    }

    @GetMapping("/door")
    AtTheDoor.Sheet door(
            Actor actor,
            @RequestParam(required = false) @Nullable VisitId visit,
            @RequestParam(required = false) @Nullable ResidentId resident,
            Locale locale) {
        return door.sheet(actor, visit, resident, locale);
    }

    @Anytime
    @PostMapping("/contact")
    Contact contact(Actor actor, @RequestBody Whom body) {
        if (body.resident() == null) {
            throw SharedRefusal.MISSING.refuse().at("resident");
        }
        return visits.contact(actor, body.resident(), Texts.required(body.purpose(), "purpose", 40));
    }

    record Whom(@Nullable ResidentId resident, @Nullable String purpose) {}
}
