package cn.linli.places;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.AccountId;
import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The grids of the communities and who leads them. */
@Service
public class Grids {

    private static final String COLUMNS = "id, community, number, name, leader_account, leader_name, version";

    private final JdbcClient db;
    private final Places places;
    private final Trail trail;

    Grids(JdbcClient db, Places places, Trail trail) {
        this.db = db;
        this.places = places;
        this.trail = trail;
    }

    /** The grids of a community, or of all communities of a street or county, in order. */
    @Transactional(readOnly = true)
    public List<Grid> within(RegionCode area) {
        return db.sql("""
                select %s from places.grid
                where community between :first and :last
                order by community, number
                """.formatted(COLUMNS))
                .param("first", area.value())
                .param("last", Places.last(area))
                .query((row, n) -> grid(row))
                .list();
    }

    /** The grid with this id. */
    @Transactional(readOnly = true)
    public Optional<Grid> find(GridId id) {
        return db.sql("select %s from places.grid where id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query((row, n) -> grid(row))
                .optional();
    }

    /** The grid of a community as people write it: 第4网格, 四网格, 4. */
    @Transactional(readOnly = true)
    public Optional<Grid> asWritten(RegionCode community, String text) {
        var key = key(text);
        return within(community).stream().filter(grid -> grid.called(key)).findFirst();
    }

    /**
     * Adds a grid to a community. Refuses a second one of the same number or name.
     *
     * @param leaderAccount the leader's account, if any
     */
    @Transactional
    public Grid add(
            Actor actor,
            GridId id,
            RegionCode community,
            int number,
            String name,
            @Nullable AccountId leaderAccount,
            String leaderName) {
        actor.needs(Right.MANAGE_PLACES);
        if (places.find(community).map(Region::level).orElse(null) != RegionLevel.COMMUNITY) {
            throw PlacesRefusal.NOT_A_COMMUNITY.refuse(community);
        }
        var grid = checked(new Grid(id, community, number, name, leaderAccount, leaderName, 0));
        refuseTwins(grid);
        insert(grid);
        trail.write(actor, "places.grid-added", id.value(), Map.of("community", community, "name", grid.name()));
        return grid;
    }

    /**
     * Adds a grid that a roster names and nobody has set up yet. Its trace is the line of the import it comes with.
     * Must run in the import's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addFromRoster(Actor actor, GridId id, RegionCode community, int number, String name) {
        actor.needs(Right.IMPORT_ROSTER);
        insert(checked(new Grid(id, community, number, name, null, "", 0)));
    }

    private void insert(Grid grid) {
        var account = grid.leaderAccount();
        db.sql("""
                insert into places.grid (id, community, number, name, leader_account, leader_name)
                values (:id, :community, :number, :name, :account, :leader)
                """)
                .param("id", grid.id().value())
                .param("community", grid.community().value())
                .param("number", grid.number())
                .param("name", grid.name())
                .param("account", account == null ? null : account.value())
                .param("leader", grid.leaderName())
                .update();
    }

    /** Changes number, name or leader. Refuses when somebody else was faster. */
    @Transactional
    public Grid change(Actor actor, Grid changed) {
        actor.needs(Right.MANAGE_PLACES);
        var before = find(changed.id()).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var grid = checked(new Grid(
                changed.id(),
                before.community(),
                changed.number(),
                changed.name(),
                changed.leaderAccount(),
                changed.leaderName(),
                changed.version()));
        refuseTwins(grid);
        var account = grid.leaderAccount();
        var done = db.sql("""
                update places.grid
                set number = :number, name = :name, leader_account = :account, leader_name = :leader,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("number", grid.number())
                .param("name", grid.name())
                .param("account", account == null ? null : account.value())
                .param("leader", grid.leaderName())
                .param("id", grid.id().value())
                .param("version", grid.version())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE
                    .refuse()
                    .withCurrent(find(grid.id()).orElse(before));
        }
        trail.write(actor, "places.grid-changed", grid.id().value(), Map.of("name", grid.name()));
        return find(grid.id()).orElseThrow();
    }

    private void refuseTwins(Grid grid) {
        var twin = within(grid.community()).stream()
                .filter(other -> !other.id().equals(grid.id()))
                .anyMatch(other ->
                        other.number() == grid.number() || key(other.name()).equals(key(grid.name())));
        if (twin) {
            throw PlacesRefusal.GRID_NAMED_TWICE.refuse(grid.name());
        }
    }

    private static Grid checked(Grid grid) {
        if (grid.number() < 1) {
            throw SharedRefusal.MISSING.refuse().at("number");
        }
        var name = Texts.optional(grid.name(), "name", 40);
        return new Grid(
                grid.id(),
                grid.community(),
                grid.number(),
                name.isEmpty() ? "第" + grid.number() + "网格" : name,
                grid.leaderAccount(),
                Texts.optional(grid.leaderName(), "leaderName", 40),
                grid.version());
    }

    static String key(String text) {
        return Spelling.plain(text).replaceAll("^第|网格$|号$", "").replaceAll("网格|号$", "");
    }

    private static Grid grid(ResultSet row) throws SQLException {
        var account = row.getObject("leader_account", UUID.class);
        return new Grid(
                new GridId(row.getObject("id", UUID.class)),
                new RegionCode(row.getString("community")),
                row.getInt("number"),
                row.getString("name"),
                account == null ? null : new AccountId(account),
                row.getString("leader_name"),
                row.getInt("version"));
    }
}
