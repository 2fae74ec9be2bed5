package cn.linli.app;

import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** The first time on an empty home: the county's regions and stations, and the first administrator. */
final class FirstSetUp {

    private FirstSetUp() {}

    static void of(ConfigurableApplicationContext context, Home home, List<String> words) {}
}
