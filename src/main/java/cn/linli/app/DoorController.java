package cn.linli.app;

import cn.linli.demo.DemoAccounts;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page may know before anybody has signed in. */
@RestController
class DoorController {

    private final boolean demo;
    private final java.util.Optional<DemoAccounts> accounts;

    DoorController(@Value("${linli.kind:real}") String kind, java.util.Optional<DemoAccounts> accounts) {
        this.demo = kind.equals("demo");
        this.accounts = accounts;
    }

    @GetMapping("/api/access/door")
    Door door() {
        return new Door(demo, demo ? accounts.map(DemoAccounts::list).orElse(List.of()) : List.of());
    }

    record Door(boolean demo, List<DemoAccounts.DemoAccount> accounts) {}
}
