package cn.linli;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house as a whole: every room keeps its door, every arrow points down. */
class HouseTest {

    private static final ApplicationModules HOUSE = ApplicationModules.of(Linli.class);

    @Test
    void everyRoomKeepsItsDoor() {
        HOUSE.verify();
    }
}
