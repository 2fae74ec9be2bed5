package cn.linli.places;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.Texts;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The regions: what a code is called, what lies in it, and which community somebody means. Their names are public, so
 * reading asks for no right. Codes and names change over the years; where no day is given, today's are meant.
 */
@Service
public class Places {

    private static final String COLUMNS = "code, name, level, parent, valid_from, valid_to";
    /** Levels of the tree that only group the next one and stand in no address. */
    private static final Set<String> SILENT = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private final JdbcClient db;
    private final Trail trail;

    Places(JdbcClient db, Trail trail) {
        this.db = db;
        this.trail = trail;
    }

    /**
     * Sets an installation up for a county: the whole country down to the streets, and this county's communities.
     * Again for another county, it adds that one's; again for the same, nothing changes. Refuses a code that is no
     * county's.
     *
     * @return the county
     */
    @Transactional
    public Region setUp(Actor actor, RegionCode county) {
        actor.needs(Right.MANAGE_PLACES);
        var tree = CountryData.tree();
        var own = tree.stream()
                .filter(region ->
                        region.level() == RegionLevel.COUNTY && region.code().equals(county))
                .findFirst()
                .orElseThrow(() -> PlacesRefusal.NO_COUNTY.refuse(county.prefix()));
        insert(tree);
        insert(CountryData.communities(county));
        servedFromNow(county);
        trail.write(actor, "places.county-set-up", Ids.next(), Map.of("county", county.value()));
        return own;
    }

    /** Adds regions that are not in the country's tree; those whose code is known already stay as they are. */
    @Transactional
    public void add(Actor actor, List<Region> regions) {
        actor.needs(Right.MANAGE_PLACES);
        insert(regions);
        regions.stream()
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .forEach(region -> servedFromNow(region.code()));
        trail.write(actor, "places.regions-added", Ids.next(), Map.of("count", regions.size()));
    }

    /** The region has another name from that day on; the older name stays for the days before. */
    @Transactional
    public void rename(Actor actor, RegionCode code, String name, LocalDate from) {
        actor.needs(Right.MANAGE_PLACES);
        var before = end(code, from.minusDays(1));
        insert(List.of(
                new Region(code, Texts.required(name, "name", 60), before.level(), before.parent(), from, null)));
        trail.write(actor, "places.region-renamed", Ids.next(), Map.of("code", code.value(), "name", name));
    }

    /** The region is no more after that day; papers of its time still find it. */
    @Transactional
    public void abolish(Actor actor, RegionCode code, LocalDate last) {
        actor.needs(Right.MANAGE_PLACES);
        end(code, last);
        trail.write(actor, "places.region-abolished", Ids.next(), Map.of("code", code.value()));
    }

    /** The counties this installation was set up for, in order. */
    @Transactional(readOnly = true)
    public List<Region> counties() {
        return db.sql("""
                select r.code, r.name, r.level, r.parent, r.valid_from, r.valid_to
                from places.county c join places.region r on r.code = c.code and r.valid_to is null
                order by r.code
                """).query((row, n) -> region(row)).list();
    }

    /** The region of this code: as it is now, else as it was last. */
    @Transactional(readOnly = true)
    public Optional<Region> find(RegionCode code) {
        return db.sql("select %s from places.region where code = :code order by valid_from desc limit 1"
                        .formatted(COLUMNS))
                .param("code", code.value())
                .query((row, n) -> region(row))
                .optional();
    }

    /** The region of this code as it was on a day. */
    @Transactional(readOnly = true)
    public Optional<Region> find(RegionCode code, LocalDate day) {
        return db.sql("""
                select %s from places.region
                where code = :code and valid_from <= :day and (valid_to is null or valid_to >= :day)
                """.formatted(COLUMNS))
                .param("code", code.value())
                .param("day", Date.valueOf(day))
                .query((row, n) -> region(row))
                .optional();
    }

    /** Its name, as the authorities write it; the bare code for one nobody knows. */
    @Transactional(readOnly = true)
    public String name(RegionCode code) {
        return find(code).map(Region::name).orElse(code.value());
    }

    /** The names of several at once; codes nobody knows are left out. */
    @Transactional(readOnly = true)
    public Map<RegionCode, String> names(Collection<RegionCode> codes) {
        return of(codes).stream().collect(Collectors.toMap(Region::code, Region::name));
    }

    /** The names of these regions as people say them: 南村社区. */
    public Map<RegionCode, String> spokenNames(Collection<RegionCode> codes) {
        return of(codes).stream().collect(Collectors.toMap(Region::code, Region::spoken));
    }

    /** Its name with all above it: 山东省济南市天桥区南村街道东区社区居民委员会. */
    @Transactional(readOnly = true)
    public String fullName(RegionCode code) {
        return path(code).stream()
                .map(Region::name)
                .filter(name -> !SILENT.contains(name))
                .collect(Collectors.joining());
    }

    /** The region and all above it, province first. */
    @Transactional(readOnly = true)
    public List<Region> path(RegionCode code) {
        var digits = code.value();
        var above = Stream.of(2, 4, 6, 9, 12)
                .map(length -> RegionCode.of(digits.substring(0, length)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return of(above).stream()
                .sorted(java.util.Comparator.comparing(Region::level))
                .toList();
    }

    /** What lies right below a region, in the order of the codes. */
    @Transactional(readOnly = true)
    public List<Region> children(RegionCode code) {
        return db.sql("""
                select %s from places.region where parent = :code and valid_to is null order by code
                """.formatted(COLUMNS))
                .param("code", code.value())
                .query((row, n) -> region(row))
                .list();
    }

    /** The provinces. */
    @Transactional(readOnly = true)
    public List<Region> provinces() {
        return db.sql("""
                select %s from places.region where level = 'province' and valid_to is null order by code
                """.formatted(COLUMNS)).query((row, n) -> region(row)).list();
    }

    /** Everything of one level within a region: the streets of a county, its communities. */
    @Transactional(readOnly = true)
    public List<Region> all(RegionLevel level, RegionCode within) {
        return db.sql("""
                select %s from places.region
                where code between :first and :last and level = :level and valid_to is null
                order by code
                """.formatted(COLUMNS))
                .param("first", within.value())
                .param("last", last(within))
                .param("level", level.code())
                .query((row, n) -> region(row))
                .list();
    }

    /**
     * Regions by a piece of their name.
     *
     * @param within only in this region; without it only the beginning of a name is looked for
     * @param most at most so many
     */
    @Transactional(readOnly = true)
    public List<Region> search(String text, @Nullable RegionCode within, int most) {
        var plain = Texts.optional(text, "text", 60).replaceAll("[\\\\%_]", "\\\\$0");
        if (plain.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select %s from places.region
                where code between :first and :last and name like :name and valid_to is null
                order by length(name), code
                limit :most
                """.formatted(COLUMNS))
                .param("first", within == null ? "0" : within.value())
                .param("last", within == null ? "999999999999" : last(within))
                .param("name", within == null ? plain + "%" : "%" + plain + "%")
                .param("most", most)
                .query((row, n) -> region(row))
                .list();
    }

    /**
     * The communities of a street or a county, to find written names in. Read once for a whole file. Those of a county
     * nobody has set up yet are read from the country's data, so that a file can be looked at before.
     */
    @Transactional(readOnly = true)
    public Communities communities(RegionCode area) {
        if (find(area.county()).isEmpty()) {
            return communitiesNotSetUp(area);
        }
        return new Communities(
                path(area.county()),
                all(RegionLevel.STREET, area.prefix().length() > 6 ? area.street() : area),
                all(RegionLevel.COMMUNITY, area));
    }

    private static Communities communitiesNotSetUp(RegionCode area) {
        var tree = CountryData.tree();
        var street = area.prefix().length() > 6 ? area.street() : area;
        return new Communities(
                tree.stream()
                        .filter(region -> region.level() != RegionLevel.STREET && area.within(region.code()))
                        .toList(),
                tree.stream()
                        .filter(region -> region.level() == RegionLevel.STREET
                                && region.code().within(street))
                        .toList(),
                CountryData.communities(area.county()).stream()
                        .filter(region -> region.code().within(area))
                        .toList());
    }

    /** The one community of a street or county that somebody means; see {@link Communities#asWritten}. */
    @Transactional(readOnly = true)
    public Optional<Region> communityAsWritten(String text, RegionCode area) {
        return communities(area).asWritten(text);
    }

    /** The street or town of a county that somebody means: 南村街道, 南村街道办事处, 南村. */
    @Transactional(readOnly = true)
    public Optional<Region> streetAsWritten(String text, RegionCode county) {
        var plain = bareStreet(text);
        var found = all(RegionLevel.STREET, county).stream()
                .filter(street -> bareStreet(street.name()).equals(plain))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The last code that can lie in a region. */
    static String last(RegionCode area) {
        var prefix = area.prefix();
        return prefix + "9".repeat(12 - prefix.length());
    }

    private static String bareStreet(String text) {
        var plain = Spelling.plain(text);
        var bare = plain.replaceAll("(街道办事处|街道办|街道|办事处|镇人民政府|镇|乡人民政府|乡)$", "");
        return bare.isEmpty() ? plain : bare;
    }

    private Region end(RegionCode code, LocalDate last) {
        var now = find(code).orElseThrow(() -> PlacesRefusal.UNKNOWN_REGION.refuse(code));
        var done = db.sql("""
                update places.region set valid_to = :last
                where code = :code and valid_to is null and valid_from <= :last
                """)
                .param("last", Date.valueOf(last))
                .param("code", code.value())
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(now);
        }
        return now;
    }

    private List<Region> of(Collection<RegionCode> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                select distinct on (code) %s from places.region
                where code = any(:codes::char(12)[])
                order by code, valid_from desc
                """.formatted(COLUMNS))
                .param("codes", codes.stream().map(RegionCode::value).distinct().toArray(String[]::new))
                .query((row, n) -> region(row))
                .list();
    }

    private void servedFromNow(RegionCode county) {
        db.sql("insert into places.county (code) values (:code) on conflict do nothing")
                .param("code", county.value())
                .update();
    }

    /** All in one statement: the country's 44,000 in about a second. */
    private void insert(List<Region> regions) {
        db.sql("""
                insert into places.region (code, name, level, parent, valid_from, valid_to)
                select * from unnest(:codes::char(12)[], :names::text[], :levels::text[], :parents::char(12)[],
                                     :froms::date[], :tos::date[])
                on conflict do nothing
                """)
                .param("codes", column(regions, region -> region.code().value()))
                .param("names", column(regions, Region::name))
                .param("levels", column(regions, region -> region.level().code()))
                .param("parents", column(regions, region -> text(region.parent())))
                .param("froms", column(regions, region -> region.from().toString()))
                .param("tos", column(regions, region -> text(region.to())))
                .update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String[] column(
            List<Region> regions, java.util.function.Function<Region, @Nullable String> cell) {
        var cells = new @Nullable String[regions.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell.apply(regions.get(i));
        }
        return cells;
    }

    private static Region region(ResultSet row) throws SQLException {
        var parent = row.getString("parent");
        return new Region(
                new RegionCode(row.getString("code")),
                row.getString("name"),
                RegionLevel.of(row.getString("level")),
                parent == null ? null : new RegionCode(parent),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
