package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The house as a whole: every room keeps its door, every arrow points down, nobody asks the clock on the wall. */
class HouseTest {

    private static final ApplicationModules HOUSE = ApplicationModules.of(Linli.class);

    private static final List<Set<String>> FLOORS = List.of(
            Set.of("shared"),
            Set.of("access", "places", "documents"),
            Set.of("residents", "stations", "volunteers", "partners"),
            Set.of("requests", "projects", "ledger"),
            Set.of(
                    "visits",
                    "care",
                    "unanswered",
                    "campaigns",
                    "standins",
                    "rota",
                    "casework",
                    "activities",
                    "mediation",
                    "charity",
                    "community",
                    "emergencies",
                    "learning"),
            Set.of("today", "reports", "evaluation", "rounds"),
            Set.of("app", "demo"));

    /** The declared one-way exceptions on a floor. */
    private static final Set<String> SIDEWAYS =
            Set.of("places → access", "documents → access", "residents → stations", "projects → ledger", "app → demo");

    @Test
    void everyRoomKeepsItsDoor() {
        HOUSE.verify();
    }

    @Test
    void everyArrowPointsDown() throws Exception {
        var arrows = arrows();
        assertThat(arrows).as("the rooms were found").isNotEmpty();
        assertThat(notDown(arrows)).isEmpty();
    }

    @Test
    void anArrowUpOrSidewaysWouldBeSeen() {
        assertThat(notDown(Map.of("access", Set.of("residents")))).containsExactly("access → residents");
        assertThat(notDown(Map.of("visits", Set.of("casework")))).containsExactly("visits → casework");
        assertThat(notDown(Map.of("access", Set.of("places")))).containsExactly("access → places");
        assertThat(notDown(Map.of("cellar", Set.of("shared")))).containsExactly("cellar is on no floor");
        assertThat(notDown(Map.of("places", Set.of("access")))).isEmpty();
    }

    /** What every room but the front door says it needs, as its package says it. */
    private static Map<String, Set<String>> arrows() {
        return HOUSE.stream()
                .collect(Collectors.toMap(
                        module -> module.getIdentifier().toString(),
                        module -> declared(module.getBasePackage().getName())));
    }

    private static Set<String> declared(String packageName) {
        try {
            var declared = Class.forName(packageName + ".package-info").getAnnotation(ApplicationModule.class);
            return declared == null
                    ? Set.of()
                    : java.util.Arrays.stream(declared.allowedDependencies())
                            .map(name -> name.replaceAll("\\s*::.*", ""))
                            .filter(name -> !name.equals(ApplicationModule.OPEN_TOKEN))
                            .collect(Collectors.toSet());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(packageName + " has no package-info", e);
        }
    }

    private static List<String> notDown(Map<String, Set<String>> arrows) {
        var wrong = new ArrayList<String>();
        arrows.forEach((from, targets) -> {
            if (floor(from) < 0) {
                wrong.add(from + " is on no floor");
            }
            targets.forEach(to -> {
                var arrow = from + " → " + to;
                if (floor(from) >= 0 && floor(to) >= floor(from) && !SIDEWAYS.contains(arrow)) {
                    wrong.add(arrow);
                }
            });
        });
        return wrong;
    }

    private static int floor(String room) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(room)) {
                return i;
            }
        }
        return -1;
    }

    /** Only a clock itself may know. */
    private static final ArchRule NOBODY_ASKS_THE_CLOCK_ON_THE_WALL = ArchRuleDefinition.noClasses()
            .that()
            .areNotAssignableTo(java.time.Clock.class)
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    private static final ArchRule NO_RANDOM_IDS =
            ArchRuleDefinition.noClasses().should().callMethod(java.util.UUID.class, "randomUUID");

    @Test
    void timeComesInByTheDoor() {
        NOBODY_ASKS_THE_CLOCK_ON_THE_WALL.check(built());
        assertThat(breaks(NOBODY_ASKS_THE_CLOCK_ON_THE_WALL, AsksTheClockOnTheWall.class))
                .isTrue();
    }

    @Test
    void idsAreOrderedByTime() {
        NO_RANDOM_IDS.check(built());
        assertThat(breaks(NO_RANDOM_IDS, MakesRandomIds.class)).isTrue();
    }

    private static JavaClasses built() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cn.linli");
    }

    private static boolean breaks(ArchRule rule, Class<?> sample) {
        return rule.evaluate(new ClassFileImporter().importClasses(sample)).hasViolation();
    }

    /** A sample that breaks the rule. */
    static final class AsksTheClockOnTheWall {

        @SuppressWarnings("JavaTimeDefaultTimeZone")
        java.time.LocalDate today() {
            return java.time.LocalDate.now();
        }
    }

    /** A sample that breaks the rule. */
    static final class MakesRandomIds {

        java.util.UUID next() {
            return java.util.UUID.randomUUID();
        }
    }
}
