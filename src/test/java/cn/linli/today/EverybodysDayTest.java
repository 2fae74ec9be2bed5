package cn.linli.today;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** 今日 is everybody's first page: whatever their role, no module refuses to say what waits for them. */
@LinliTest
class EverybodysDayTest {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Autowired
    private TestFloor floor;

    @Autowired
    private Today today;

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONSOLE")
    void nobodyIsRefusedTheirOwnDay(Role role) throws Exception {
        var station = floor.aStation();
        var grant = switch (role) {
            case GRID -> Grant.inGrid(Ids.next(), station, SINCE);
            case SYSADMIN, SECADMIN, AUDITOR -> Grant.of(role, SINCE);
            default -> Grant.at(role, station, SINCE);
        };
        var actor = floor.aPerson(grant).actor();

        assertThat(Wall.as(actor, () -> today.of(actor))).isEmpty();
    }
}
