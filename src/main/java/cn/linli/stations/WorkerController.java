package cn.linli.stations;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stations")
class WorkerController {

    private final Workers workers;
    private final DutyRota rota;

    WorkerController(Workers workers, DutyRota rota) {
        this.workers = workers;
        this.rota = rota;
    }

    @GetMapping("/{id}/workers")
    List<Worker> of(@PathVariable String id, @RequestParam(defaultValue = "false") boolean also, Actor actor) {
        return workers.of(actor, StationId.of(id), also);
    }

    @PostMapping("/{id}/workers")
    Changed add(@PathVariable String id, @RequestBody WorkerForm form, Actor actor) {
        return Changed.of(workers.add(
                actor, form.worker(StationController.given(form.id(), "id"), StationId.of(id), form.account())));
    }

    @PutMapping("/workers/{id}")
    Changed change(@PathVariable String id, @RequestBody WorkerForm form, Actor actor) {
        var before = workers.find(actor, WorkerId.of(id)).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        return Changed.of(workers.change(actor, form.worker(before.id(), before.station(), before.account())));
    }

    @PutMapping("/workers/{id}/account")
    Changed link(@PathVariable String id, @RequestBody Link form, Actor actor) {
        return Changed.of(workers.link(actor, WorkerId.of(id), StationController.given(form.account(), "account")));
    }

    @PostMapping("/workers/{id}/leave")
    Changed leave(@PathVariable String id, @RequestBody Leave form, Actor actor) {
        return Changed.of(
                workers.leave(actor, WorkerId.of(id), StationController.given(form.last(), "last"), form.version()));
    }

    @GetMapping("/licences")
    List<Worker> licencesToRenew(Actor actor) {
        return workers.licencesToRenew(actor);
    }

    @PostMapping("/workers/{id}/duty")
    Changed putOnDuty(@PathVariable String id, @RequestBody Duty form, Actor actor) {
        var turn = rota.put(
                actor,
                StationController.given(form.id(), "id"),
                WorkerId.of(id),
                StationController.given(form.day(), "day"),
                StationController.given(form.from(), "from"),
                StationController.given(form.to(), "to"));
        return new Changed(turn, 0);
    }

    @DeleteMapping("/duty/{id}")
    Changed takeOffDuty(@PathVariable UUID id, Actor actor) {
        rota.takeOff(actor, id);
        return new Changed(id, 0);
    }

    record WorkerForm(
            @Nullable WorkerId id,
            @Nullable String name,
            @Nullable AccountId account,
            Worker.@Nullable Position position,
            Worker.@Nullable Employment employment,
            Licence.@Nullable Level licenceLevel,
            @Nullable String licenceNumber,
            @Nullable LocalDate licenceExpires,
            @Nullable WorkerId mentor,
            @Nullable LocalDate joined,
            int version) {

        Worker worker(WorkerId id, StationId station, @Nullable AccountId account) {
            return new Worker(
                    id,
                    station,
                    Objects.requireNonNullElse(name, ""),
                    account,
                    StationController.given(position, "position"),
                    StationController.given(employment, "employment"),
                    licenceLevel == null
                            ? null
                            : new Licence(licenceLevel, Objects.requireNonNullElse(licenceNumber, ""), licenceExpires),
                    mentor,
                    StationController.given(joined, "joined"),
                    null,
                    version);
        }
    }

    record Link(@Nullable AccountId account) {}

    record Leave(@Nullable LocalDate last, int version) {}

    record Duty(
            @Nullable UUID id,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    record Changed(UUID id, int version) {
        static Changed of(Worker worker) {
            return new Changed(worker.id().value(), worker.version());
        }
    }
}
