package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.linli.TestFloor;
import cn.linli.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** At the door in the morning: the right password opens, five wrong ones lock. */
@Story
class DoorTest {

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private Screens.Person lin;

    @BeforeEach
    void aWorkerBeforeTheDoor() throws Exception {
        screens = Screens.of(port);
        lin = WillowDistrict.in(house).hired("林晓燕", Role.WORKER, true);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @Test
    void theRightPasswordOpensOnTodaysPageAndSigningOutClosesIt() {
        var door = screens.at(Screens.DESK).expecting(401).open("/");
        assertThat(door.field("账号")).isVisible();
        assertThat(door.page().locator("button[type=submit]")).hasCSS("background-color", "rgb(15, 118, 110)");
        signIn(door, TestFloor.PASSWORD);
        door.sees("林晓燕").sees("柳荫街道社工站").sees("眼下没有等着您的事。");
        door.open("/me").presses("退出登录");
        assertThat(door.field("账号")).isVisible();
        door.open("/requests");
        assertThat(door.field("账号")).isVisible();
        screens.wereQuiet();
    }

    @Test
    void fiveWrongPasswordsLockTheAccountAndTheDoorSaysForHowLong() {
        var door = screens.at(Screens.PHONE)
                .expecting(401)
                .expecting(403)
                .expecting(423)
                .expecting(429)
                .open("/");
        for (int i = 0; i < 5; i++) {
            signIn(door, "not-this-one-" + i);
            door.sees("用户名或密码不对。连续输错5次，账号将锁定15分钟。");
        }
        signIn(door, TestFloor.PASSWORD);
        door.sees("密码多次输错，账号已锁定，请15分钟后再试，或请管理员解锁。");
        assertThat(door.field("密码")).isVisible();
        screens.wereQuiet();
    }

    private void signIn(Screen door, String password) {
        door.writes("账号", lin.name()).writes("密码", password);
        var answered = door.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/api/access/session")
                                && answer.request().method().equals("POST"),
                        () -> door.key("Enter"));
        org.assertj.core.api.Assertions.assertThat(answered.status()).isNotEqualTo(500);
    }
}
