package cn.linli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one program. What it does is told by its first argument; see the README. */
@SpringBootApplication
public class Linli {

    private Linli() {}

    static void main(String[] args) {
        SpringApplication.run(Linli.class, args);
    }
}
