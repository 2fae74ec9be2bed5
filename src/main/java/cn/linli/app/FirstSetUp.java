package cn.linli.app;

import cn.linli.access.Accounts;
import cn.linli.access.Actor;
import cn.linli.access.Actors;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.Refused;
import cn.linli.shared.RegionCode;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/**
 * The first time on an empty home: the county's regions, its hub and one station a street, and the first system
 * administrator, who sees no residents. Needs nothing from the network.
 */
final class FirstSetUp {

    private static final String ADMIN = "admin";

    private final ApplicationContext context;
    private final Actor console;

    private FirstSetUp(ApplicationContext context) {
        this.context = context;
        this.console = context.getBean(Actors.class).console();
    }

    /** Of a server: the county it is started for, if that is new, and an administrator, if there is no account. */
    static void ofServer(ApplicationContext context, List<String> words) {
        doing(context, () -> {
            var setUp = new FirstSetUp(context);
            area(words).ifPresent(setUp::county);
            setUp.administrator();
            if (setUp.noStations()) {
                System.err.println("There is no station yet. Start once with the county: ./linli up --area 370105");
            }
        });
    }

    /** Of a command on a home where nothing is yet: the county of its area. */
    static void ofCommand(ApplicationContext context, List<String> words) {
        doing(context, () -> {
            var setUp = new FirstSetUp(context);
            if (setUp.noStations()) {
                area(words).ifPresent(setUp::county);
            }
        });
    }

    private static void doing(ApplicationContext context, Runnable work) {
        try {
            work.run();
        } catch (Refused e) {
            throw new NotPossible(context.getBean(RefusalTexts.class).text(e, Locale.SIMPLIFIED_CHINESE), e);
        }
    }

    private boolean noStations() {
        return console.scope().stations().isEmpty()
                && context.getBean(Actors.class).console().scope().stations().isEmpty();
    }

    private void county(RegionCode area) {
        var county = RegionCode.of(area.value().substring(0, 6));
        Wall.run(console, () -> {
            var stations = context.getBean(Stations.class);
            if (!stations.within(county).isEmpty()) {
                return;
            }
            System.err.println("Setting up " + county.value().substring(0, 6) + " …");
            var region = context.getBean(Places.class).setUp(console, county);
            var opened = stations.setUp(console, county);
            System.err.println(region.name() + ": " + opened.size() + " stations, the hub among them.");
        });
    }

    private void administrator() {
        var accounts = context.getBean(Accounts.class);
        Wall.run(console, () -> {
            if (!accounts.none()) {
                return;
            }
            var given = System.getenv("LINLI_ADMIN_PASSWORD");
            var chosen = given != null && !given.isBlank();
            var password = chosen ? given : Accounts.randomPassword();
            var today = LocalDate.now(context.getBean(Clock.class));
            accounts.create(
                    console,
                    new AccountId(Ids.next()),
                    ADMIN,
                    "系统管理员",
                    password,
                    !chosen,
                    List.of(Grant.of(Role.SYSADMIN, today)));
            System.err.println(
                    chosen
                            ? "The first administrator is \"" + ADMIN + "\", with the password of LINLI_ADMIN_PASSWORD."
                            : "The first administrator is \"" + ADMIN + "\". Password, shown only now: " + password);
        });
    }

    private static Optional<RegionCode> area(List<String> words) {
        var at = words.indexOf("--area");
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == words.size()) {
            throw new NotPossible("After --area comes a region code, 370105 for example.");
        }
        return Optional.of(RegionCode.of(words.get(at + 1)));
    }
}
