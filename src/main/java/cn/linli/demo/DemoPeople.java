package cn.linli.demo;

import cn.linli.residents.Arrangement;
import cn.linli.residents.Facts;
import cn.linli.residents.Health;
import cn.linli.residents.Home;
import cn.linli.residents.IdentityNumber;
import cn.linli.residents.Living;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Phone;
import cn.linli.residents.Risk;
import cn.linli.residents.Sex;
import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invents one resident after the other: who they are, where they live, why somebody watches over them. */
final class DemoPeople {

    private static final List<String> ROADS =
            List.of("柳叶巷", "井台街", "学府里", "纺织新村", "铁路宿舍", "河堤路", "四季家园", "老槐树胡同", "和平里", "光明小区");
    private static final List<String> ILLNESSES =
            List.of("高血压，每天服药", "糖尿病，注射胰岛素", "冠心病", "脑梗后遗症，左侧无力", "白内障", "关节炎，上下楼困难", "慢阻肺", "轻度认知障碍");
    private static final List<String> ALLERGIES = List.of("", "", "", "青霉素过敏", "磺胺类过敏", "头孢过敏", "");

    private final RandomGenerator chance;
    private final LocalDate today;
    private int count;

    /** People of one street; the street's number keeps their identity numbers and phones apart from other streets'. */
    DemoPeople(RandomGenerator chance, LocalDate today, RegionCode street) {
        this.chance = chance;
        this.today = today;
        this.count = Integer.parseInt(street.value().substring(6, 9)) * 600;
    }

    /**
     * Somebody of this community.
     *
     * @param weight how often they should be visited, 1 to 6
     */
    record Invented(NewPerson person, int weight) {

        boolean couple() {
            return person.living().arrangement() == Arrangement.SPOUSE;
        }
    }

    /** Who somebody is married to, of about the same age and at the same door. */
    NewPerson spouseOf(NewPerson other) {
        count++;
        var man = other.facts().sex() == Sex.FEMALE;
        var birth = other.facts().birth() == null
                ? birth(30)
                : other.facts().birth().plusDays(chance.nextInt(1500) - 700L);
        var facts = Facts.named(DemoNames.name(chance, birth, man, count))
                .with(IdentityNumber.of(DemoNames.identity(birth, man, count)));
        return NewPerson.of(other.station(), facts, other.home())
                .living(Living.as(Arrangement.SPOUSE))
                .with(List.of(label("empty-nest")));
    }

    Invented next(StationId station, RegionCode community, GridId grid) {
        count++;
        var kind = chance.nextInt(100);
        var birth = birth(kind);
        var man = chance.nextBoolean();
        var facts = Facts.named(DemoNames.name(chance, birth, man, count))
                .with(IdentityNumber.of(DemoNames.identity(birth, man, count)));
        if (chance.nextInt(100) < 88) {
            facts = facts.with(Phone.of(DemoNames.phone(count)));
        }
        var home = Home.at(
                        community,
                        ROADS.get(chance.nextInt(ROADS.size())),
                        (1 + chance.nextInt(40)) + "号楼",
                        (1 + chance.nextInt(5)) + "单元",
                        "%d%02d".formatted(1 + chance.nextInt(6), 1 + chance.nextInt(3)))
                .in(grid);
        var labels = labels(kind);
        var risk = risk(kind);
        var person = NewPerson.of(station, facts, home)
                .living(Living.as(arrangement(kind)))
                .with(risk)
                .with(labels);
        if (kind < 65 && chance.nextInt(100) < 60) {
            person = person.with(new Health(
                    ILLNESSES.get(chance.nextInt(ILLNESSES.size())), ALLERGIES.get(chance.nextInt(ALLERGIES.size()))));
        }
        return new Invented(person, risk == Risk.HIGH ? 6 : risk == Risk.KEY ? 3 : 1);
    }

    private LocalDate birth(int kind) {
        int age = kind < 60 ? 62 + chance.nextInt(33) : kind < 75 ? 5 + chance.nextInt(11) : 20 + chance.nextInt(40);
        return today.minusYears(age).minusDays(chance.nextInt(365));
    }

    private List<NewLabel> labels(int kind) {
        var labels = new ArrayList<NewLabel>();
        if (kind < 22) {
            labels.add(label("living-alone"));
        } else if (kind < 42) {
            labels.add(label("empty-nest"));
        } else if (kind < 50) {
            labels.add(label("dependent-elder"));
        } else if (kind < 54) {
            labels.add(label("bereaved-family"));
        } else if (kind >= 60 && kind < 68) {
            labels.add(label("left-behind-child"));
        } else if (kind >= 68 && kind < 72) {
            labels.add(label("child-in-need"));
        } else if (kind >= 72 && kind < 75) {
            labels.add(label("unattended-child"));
        } else if (kind >= 75) {
            labels.add(label("disabled"));
        }
        if (chance.nextInt(100) < 18) {
            labels.add(label("minimum-living"));
        } else if (chance.nextInt(100) < 8) {
            labels.add(label("low-margin"));
        } else if (chance.nextInt(100) < 3) {
            labels.add(label("destitute"));
        }
        if (labels.isEmpty()) {
            labels.add(label("other-focus"));
        }
        return labels;
    }

    private NewLabel label(String kind) {
        return NewLabel.since(kind, today.minusYears(1).minusDays(chance.nextInt(700)), "入户核实");
    }

    private Risk risk(int kind) {
        if (kind < 6 || (kind >= 72 && kind < 75)) {
            return Risk.HIGH;
        }
        return kind < 30 || (kind >= 68 && kind < 80) ? Risk.KEY : Risk.GENERAL;
    }

    private static Arrangement arrangement(int kind) {
        if (kind < 22) {
            return Arrangement.ALONE;
        }
        if (kind < 42) {
            return Arrangement.SPOUSE;
        }
        return kind >= 60 && kind < 75 ? Arrangement.OTHERS : Arrangement.CHILDREN;
    }
}
