package cn.linli.stations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.places.Places;
import cn.linli.places.Region;
import cn.linli.places.RegionLevel;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A station's sign: hung by the district, seen by everybody who works there, never anything but a small picture. */
@LinliTest
class LogoHttpTest {

    private static final AtomicInteger COUNTY = new AtomicInteger(10);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private TestFloor floor;

    @LocalServerPort
    private int port;

    private RegionCode county = RegionCode.of("990000");
    private StationId station = new StationId(Ids.next());

    @BeforeEach
    void aStationInACounty() throws Exception {
        var digits = "9907" + COUNTY.incrementAndGet();
        county = RegionCode.of(digits);
        station = Wall.as(floor.console(), () -> {
            places.add(
                    floor.console(),
                    List.of(
                            Region.of(digits, "松岭区", RegionLevel.COUNTY),
                            Region.of(digits + "001", "松山街道", RegionLevel.STREET)));
            return stations.setUp(floor.console(), county).get(1).id();
        });
    }

    @Test
    void theDistrictHangsASignAndEverybodyThereSeesIt() throws Exception {
        var hub = as(Grant.in(Role.HUB, county, LONG_AGO));
        var worker = as(Grant.at(Role.WORKER, station, LONG_AGO));
        assertThat(worker.get(path()).status()).isEqualTo(404);

        assertThat(hub.upload(path(), "标志.png", aPicture(900), Ids.next()).status())
                .isEqualTo(200);
        var seen = worker.download(path());
        assertThat(seen.body()).isEqualTo(aPicture(900));
        assertThat(seen.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(seen.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(worker.get("/api/stations/" + station)
                        .json()
                        .at("/sheet/logo")
                        .asString())
                .isNotBlank();

        hub.upload(path(), "b.png", aPicture(800), Ids.next());
        assertThat(worker.download(path()).body()).hasSize(800);
        hub.delete(path());
        assertThat(worker.get(path()).status()).isEqualTo(404);
    }

    @Test
    void aSignIsTheDistrictsToChangeAndNoOtherDistricts() throws Exception {
        assertThat(as(Grant.at(Role.HEAD, station, LONG_AGO))
                        .upload(path(), "a.png", aPicture(90), Ids.next())
                        .status())
                .isEqualTo(403);
        assertThat(as(Grant.in(Role.HUB, RegionCode.of("990901"), LONG_AGO))
                        .upload(path(), "a.png", aPicture(90), Ids.next())
                        .status())
                .isEqualTo(404);
        assertThat(new Browser(port).get(path()).status()).isEqualTo(401);
    }

    @Test
    void whatIsNoSmallPictureIsRefused() throws Exception {
        var hub = as(Grant.in(Role.HUB, county, LONG_AGO));
        assertThat(hub.upload(path(), "a.png", "<svg onload='x'>".getBytes(ISO_8859_1), Ids.next())
                        .code())
                .isEqualTo("stations.logo-no-picture");
        assertThat(hub.upload(path(), "a.png", aPicture(Logos.LARGEST + 1), Ids.next())
                        .code())
                .isEqualTo("stations.logo-too-large");
        assertThat(hub.upload(path(), "a.png", aPicture(Logos.LARGEST), Ids.next())
                        .status())
                .isEqualTo(200);
        assertThat(hub.upload(path(), "a.png", new byte[0], Ids.next()).code()).isEqualTo("shared.missing");
    }

    private String path() {
        return "/api/stations/" + station + "/logo";
    }

    private Browser as(Grant grant) throws Exception {
        var browser = new Browser(port);
        browser.signIn(floor.aPerson(grant).name());
        return browser;
    }

    private static byte[] aPicture(int size) {
        return Arrays.copyOf("\u0089PNG\r\n\u001A\n".getBytes(ISO_8859_1), size);
    }
}
