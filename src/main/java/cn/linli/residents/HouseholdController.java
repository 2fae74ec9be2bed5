package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.residents.Households.HouseholdForm;
import cn.linli.residents.Households.HouseholdView;
import cn.linli.residents.Register.Changed;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.SharedRefusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/residents/households")
class HouseholdController {

    private final Households households;

    HouseholdController(Households households) {
        this.households = households;
    }

    @GetMapping("/{id}")
    HouseholdView read(Actor actor, @PathVariable HouseholdId id) {
        return households.read(actor, id);
    }

    @PostMapping
    Changed make(Actor actor, @RequestBody HouseholdForm form) {
        var id = form.id();
        if (id == null) {
            throw SharedRefusal.MISSING.refuse().at("id");
        }
        return households.make(actor, id, form);
    }

    @PutMapping("/{id}")
    Changed change(Actor actor, @PathVariable HouseholdId id, @RequestBody HouseholdForm form) {
        return households.change(actor, id, form);
    }
}
