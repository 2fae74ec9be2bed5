package cn.linli.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.Browser;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class PapersHttpTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Papers papers;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private static byte[] aPhoto(int size) {
        var photo = new byte[size];
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;
        var secret = "SECRET-IN-THE-PHOTO".getBytes(UTF_8);
        System.arraycopy(secret, 0, photo, 10, secret.length);
        return photo;
    }

    private Browser signedIn(TestFloor.Somebody who) throws Exception {
        var browser = new Browser(port);
        browser.signIn(who.name());
        return browser;
    }

    private static String path(Browser.Answer stored) {
        return "/api/documents/papers/" + stored.json().path("id").asString();
    }

    @Test
    void aPhotoComesBackAsItWasAndAsNothingElse() throws Exception {
        var worker = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        var stored = worker.upload("/api/documents/papers", "药盒.html", aPhoto(5_000), Ids.next());
        assertThat(stored.status()).isEqualTo(200);
        var photo = worker.download(path(stored));
        assertThat(photo.statusCode()).isEqualTo(200);
        assertThat(photo.body()).isEqualTo(aPhoto(5_000));
        assertThat(photo.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(photo.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(photo.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline")
                .contains("%E8%8D%AF%E7%9B%92.jpg");
        assertThat(photo.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(photo.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void aPdfIsHandedOverAsAFile() throws Exception {
        var worker = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        var stored = worker.upload("/api/documents/papers", "同意书.pdf", "%PDF-1.7\n".getBytes(UTF_8), Ids.next());
        var paper = worker.download(path(stored));
        assertThat(paper.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(paper.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void theSameUploadTwiceIsOnePaper() throws Exception {
        var station = floor.aStation();
        var somebody = floor.aPerson(Role.WORKER, station);
        var worker = signedIn(somebody);
        var command = Ids.next();
        var first = worker.upload("/api/documents/papers", "a.jpg", aPhoto(50), command);
        var second = worker.upload("/api/documents/papers", "a.jpg", aPhoto(50), command);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Wall.as(somebody.actor(), () -> count(station))).isEqualTo(1);
    }

    private int count(StationId station) {
        return transaction.execute(t -> db.sql("select count(*) from documents.paper where station_id = :s")
                .param("s", station.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void whatIsNoPhotoAndNoPdfIsRefusedWhateverItsName() throws Exception {
        var worker = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        var html = worker.upload("/api/documents/papers", "a.jpg", "<script>".getBytes(UTF_8), Ids.next());
        assertThat(html.status()).isEqualTo(400);
        assertThat(html.code()).isEqualTo("documents.paper-kind-unknown");
        var empty = worker.upload("/api/documents/papers", "a.jpg", new byte[0], Ids.next());
        assertThat(empty.code()).isEqualTo("shared.missing");
    }

    @Test
    void moreThanTenMegabytesAreRefused() throws Exception {
        var worker = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        var large = worker.upload("/api/documents/papers", "a.jpg", aPhoto(Papers.LARGEST + 1), Ids.next());
        assertThat(large.code()).isEqualTo("documents.paper-too-large");
        var largest = worker.upload("/api/documents/papers", "a.jpg", aPhoto(Papers.LARGEST), Ids.next());
        assertThat(largest.status()).isEqualTo(200);
    }

    @Test
    void aPaperIsSeenByItsOwnStationOnly() throws Exception {
        var station = floor.aStation();
        var worker = signedIn(floor.aPerson(Role.WORKER, station));
        var path = path(worker.upload("/api/documents/papers", "a.jpg", aPhoto(50), Ids.next()));
        assertThat(signedIn(floor.aPerson(Role.HEAD, station)).download(path).statusCode())
                .isEqualTo(200);
        assertThat(signedIn(floor.aPerson(Role.WORKER, floor.aStation()))
                        .get(path)
                        .status())
                .isEqualTo(404);
        assertThat(signedIn(floor.aPerson(Role.AUDITOR, station)).get(path).status())
                .isEqualTo(403);
        assertThat(new Browser(port).get(path).status()).isEqualTo(401);
    }

    @Test
    void aPaperIsStoredAtOnesOwnStationOnly() throws Exception {
        var worker = signedIn(floor.aPerson(Role.WORKER, floor.aStation()));
        var foreign = worker.upload(
                "/api/documents/papers?station=" + floor.aStation().value(), "a.jpg", aPhoto(50), Ids.next());
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void theWallHoldsWithoutTheCodesOwnFilter() throws Exception {
        var station = floor.aStation();
        var mine = floor.aPerson(Role.WORKER, station);
        var foreign = floor.aPerson(Role.WORKER, floor.aStation());
        Wall.as(mine.actor(), () -> papers.store(mine.actor(), station, "a.jpg", aPhoto(50)));
        assertThat(Wall.as(mine.actor(), () -> count(station))).isEqualTo(1);
        assertThat(Wall.as(foreign.actor(), () -> count(station))).isZero();
        assertThat(count(station)).isZero();
        assertThatThrownBy(
                        () -> Wall.as(foreign.actor(), () -> papers.store(mine.actor(), station, "a.jpg", aPhoto(50))))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void neitherThePictureNorItsNameLiesOpenInTheDatabase() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station);
        var id = Wall.as(worker.actor(), () -> papers.store(worker.actor(), station, "王秀英.jpg", aPhoto(50)));
        var row = Wall.as(
                worker.actor(),
                () -> transaction.execute(t -> db.sql(
                                "select encode(content_sealed, 'escape') || encode(name_sealed, 'escape') from documents.paper where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single()));
        assertThat(row).doesNotContain("SECRET").doesNotContain("jpg");
    }

    @Test
    void everyLookLeavesALine() throws Exception {
        var station = floor.aStation();
        var worker = floor.aPerson(Role.WORKER, station);
        var id = Wall.as(worker.actor(), () -> papers.store(worker.actor(), station, "a.jpg", aPhoto(50)));
        Wall.as(worker.actor(), () -> papers.open(worker.actor(), id));
        assertThat(Wall.as(worker.actor(), () -> acts(id.value())))
                .containsExactly("documents.paper-stored", "documents.paper-shown");
    }

    private java.util.List<String> acts(UUID subject) {
        return transaction.execute(t -> db.sql("select act from access.trail where subject = :id order by id")
                .param("id", subject)
                .query(String.class)
                .list());
    }
}
