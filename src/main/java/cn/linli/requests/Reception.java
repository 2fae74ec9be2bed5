package cn.linli.requests;

import cn.linli.access.Actor;
import cn.linli.shared.RegionCode;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a need is understood: what kind it is, how pressing, by when, where. */
@Component
class Reception {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Catalogue catalogue;
    private final Around around;
    private final RequestRepository repository;

    Reception(Catalogue catalogue, Around around, RequestRepository repository) {
        this.catalogue = catalogue;
        this.around = around;
        this.repository = repository;
    }

    Welcome welcome(Actor actor, RequestId id, NewRequest said, OffsetDateTime at, By by) {
        var kind = catalogue.kind(said.kind());
        if (!kind.offered()) {
            throw RequestRefusal.KIND_NOT_OFFERED.refuse(kind.nameZh());
        }
        var urgency = Objects.requireNonNullElse(said.urgency(), kind.urgency());
        var checked = checked(said);
        var due = dueTime().of(kind, urgency, at, said.wanted());
        var facts = new Request.Facts(
                id,
                said.station(),
                repository.nextNumber(
                        said.station(), at.atZoneSameInstant(CHINA).getYear()),
                kind.code(),
                kind.nameZh(),
                kind.field(),
                kind.climbs(),
                region(actor, said),
                at,
                due);
        return new Welcome(Request.received(facts, resident(said.about()), by), checked, urgency);
    }

    private DueTime dueTime() {
        return new DueTime(
                catalogue.setting("urgent-hours"), catalogue.setting("can-wait-days"), around::plusWorkingDays);
    }

    private RegionCode region(Actor actor, NewRequest said) {
        return switch (said.about()) {
            case About.Person(var who) ->
                around.communityOf(actor, who)
                        .orElseThrow(() -> SharedRefusal.NOT_FOUND.refuse().at("resident"));
            case About.Place place -> around.regionOf(said.station());
        };
    }

    private static @Nullable ResidentId resident(About about) {
        return about instanceof About.Person(var who) ? who : null;
    }

    private static NewRequest checked(NewRequest said) {
        var about = switch (said.about()) {
            case About.Person person -> person;
            case About.Place(var words) -> new About.Place(Texts.required(words, "place", 200));
        };
        var caller = new Caller(
                Texts.optional(said.caller().name(), "callerName", 40),
                Texts.optional(said.caller().phone(), "callerPhone", 30),
                Texts.optional(said.caller().relation(), "callerRelation", 20));
        return new NewRequest(
                said.station(),
                about,
                caller,
                said.kind(),
                Texts.optional(said.words(), "words", 2000),
                said.urgency(),
                said.way(),
                said.at(),
                said.wanted(),
                said.doer(),
                said.visit());
    }

    /** A need understood. */
    record Welcome(Request request, NewRequest checked, Urgency urgency) {}
}
