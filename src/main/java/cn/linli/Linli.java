package cn.linli;

import cn.linli.app.Start;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The one program. What it does is told by its first arguments; see the README. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Linli {

    Linli() {}

    static void main(String[] args) {
        System.exit(Start.with(Linli.class, args));
    }
}
