package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.Browser;
import cn.linli.LinliTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The demo's accounts, whose password is in every README, do not exist in a real installation. */
@LinliTest
class DemoAccountsTest {

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "head",
                "hub",
                "supervisor",
                "agency",
                "grid",
                "volunteer",
                "evaluator",
                "sysadmin",
                "secadmin",
                "auditor"
            })
    void aDemoAccountOpensNothingInARealInstallation(String name) throws Exception {
        var browser = new Browser(port);
        assertThat(browser.signIn(name, "linli-demo").code()).isEqualTo("access.wrong-password");
        assertThat(browser.get("/api/access/session").status()).isEqualTo(401);
    }

    @Test
    void theSignInPageOfARealInstallationOffersNoAccounts() throws Exception {
        var door = new Browser(port).get("/api/access/door").json();
        assertThat(door.path("demo").asBoolean()).isFalse();
        assertThat(door.path("accounts")).isEmpty();
    }

    @Test
    void nothingOfTheDemoIsThereInARealInstallation() {
        assertThat(context.getBeanDefinitionNames())
                .filteredOn(name -> {
                    var type = context.getType(name);
                    return type != null && type.getPackageName().equals("cn.linli.demo");
                })
                .isEmpty();
    }

    @Test
    void aRealHomeNeverBecomesADemosAndNoDemoBecomesReal() {
        Home.open(folder.resolve("real"), Home.Kind.REAL).close();
        assertThatThrownBy(() -> Home.open(folder.resolve("real"), Home.Kind.DEMO))
                .isInstanceOf(NotPossible.class);
        Home.open(folder.resolve("demo"), Home.Kind.DEMO).close();
        assertThatThrownBy(() -> Home.open(folder.resolve("demo"), Home.Kind.REAL))
                .isInstanceOf(NotPossible.class);
    }
}
