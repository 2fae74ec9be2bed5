package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.app.TestDatabase;
import cn.linli.shared.StationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the search works on a register of 50,000, as the application's own role. */
@LinliTest
class SearchPlanTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Residents residents;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    /** Names out of 20 × 30 × 30 characters with their sound, over ten stations. */
    private void people(List<StationId> stations) throws Exception {
        try (var connection = TestDatabase.owner();
                var sql = connection.prepareStatement("""
                        insert into residents.person (
                          id, region, station_id, name, pinyin, sounds, grams, road, birth, arrangement, risk,
                          entered, entered_by, changed)
                        select gen_random_uuid(), '990101001001', (?::uuid[])[(hashint4(i) & 65535) % 10 + 1], a || b || c,
                          x || ' ' || y || ' ' || z,
                          ' ' || x || ' ' || y || ' ' || z || ' ' || x || y || z || ' '
                            || left(x, 1) || left(y, 1) || left(z, 1) || ' ' || left(y, 1) || left(z, 1),
                          array[a, b, c, a || b, b || c], '', date '1930-01-01' + i % 30000,
                          case when i % 40 = 0 then 'alone' else 'unknown' end,
                          case when i % 50 = 0 then 'high' else 'general' end, now(), '', now()
                        from (
                          select i,
                            substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗', i % 20 + 1, 1) a,
                            substr('秀桂玉春兰凤淑建国永志明红晓海文云雪丽华', i / 20 % 20 + 1, 1) b,
                            substr('英芳珍梅花香霞云燕萍军强伟勇平刚辉斌鹏飞', i / 400 % 20 + 1, 1) c,
                            (string_to_array('wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo', ' '))[i % 20 + 1] x,
                            (string_to_array('xiu gui yu chun lan feng shu jian guo yong zhi ming hong xiao hai wen yun xue li hua', ' '))[i / 20 % 20 + 1] y,
                            (string_to_array('ying fang zhen mei hua xiang xia yun yan ping jun qiang wei yong ping gang hui bin peng fei', ' '))[i / 400 % 20 + 1] z
                          from generate_series(0, 49999) i) n
                        """)) {
            sql.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", stations.stream().map(StationId::value).toArray()));
            sql.execute();
            connection.createStatement().execute("vacuum analyze residents.person");
        }
    }

    private record Work(long whole, long rows) {}

    private Work workOf(cn.linli.access.Actor actor, Runnable asking) throws Exception {
        return Wall.as(
                actor,
                () -> transaction.execute(t -> {
                    assertThat(db.sql("select current_user").query(String.class).single())
                            .isEqualTo("linli_app");
                    asking.run();
                    return db.sql("""
                    select seq_scan, idx_tup_fetch
                    from pg_stat_xact_user_tables
                    where schemaname = 'residents' and relname = 'person'
                    """)
                            .query((row, n) -> new Work(row.getLong(1), row.getLong(2)))
                            .single();
                }));
    }

    @Test
    void namesAreFoundByIndexAndNothingForeignIsFound() throws Exception {
        var stations = new ArrayList<StationId>();
        for (int i = 0; i < 10; i++) {
            stations.add(floor.aStation());
        }
        people(stations);
        var station = stations.get(3);
        var worker = floor.aPerson(Role.WORKER, station).actor();
        for (var typed : List.of("秀英", "刘秀英", "liuxiuying", "lxy", "xiuy", "liuxiuyin", "liuxuying", "13800009999")) {
            var work = workOf(worker, () -> {
                var found = residents.search(worker, typed, 20);
                assertThat(found).allMatch(card -> card.station().equals(station));
                if (!typed.startsWith("1")) {
                    assertThat(found).as(typed).isNotEmpty();
                }
            });
            assertThat(work.whole()).as("sequential scans for " + typed).isZero();
            assertThat(work.rows()).as("rows fetched for " + typed).isLessThan(1500);
        }
        var nobody = floor.aPerson(Role.SYSADMIN, station).actor();
        Long seen = Wall.as(
                nobody,
                () -> transaction.execute(t -> db.sql("select count(*) from residents.find('gram', '{秀英}', '%秀英%', 50)")
                        .query(Long.class)
                        .single()));
        assertThat(seen).isZero();
    }
}
