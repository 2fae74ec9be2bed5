package cn.linli.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of all schemas as they stand in the database: their columns, and which must be filled before which. */
final class Tables {

    /** Who is signed in is not worth keeping; Flyway's own books are written by the restore's own migrations. */
    private static final Set<String> LEFT_OUT = Set.of("access.session");

    private Tables() {}

    /** Names with their columns, those that others point to first. */
    static Map<String, List<String>> inOrder(Connection connection) throws SQLException {
        var columns = columns(connection);
        var needs = needs(connection);
        var ordered = new LinkedHashMap<String, List<String>>();
        var visiting = new LinkedHashSet<String>();
        columns.keySet().forEach(table -> place(table, columns, needs, ordered, visiting));
        return ordered;
    }

    /**
     * The statements by which each foreign key may be altered. A household points to its head and the head to the
     * household: whichever comes first, the other is not there yet, so they are looked at when all is in.
     */
    static List<String> pointers(Connection connection) throws SQLException {
        try (var ask = connection.prepareStatement("""
                select format('alter table %s alter constraint %I', c.conrelid::regclass, c.conname)
                from pg_constraint c
                join pg_namespace n on n.oid = c.connamespace
                where c.contype = 'f' and not c.condeferrable and c.conparentid = 0 and n.nspname = any (?)
                order by 1
                """)) {
            ask.setArray(1, connection.createArrayOf("text", Schema.FLOORS.toArray()));
            var rows = ask.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void place(
            String table,
            Map<String, List<String>> columns,
            Map<String, List<String>> needs,
            Map<String, List<String>> ordered,
            Set<String> visiting) {
        var own = columns.get(table);
        if (own == null || ordered.containsKey(table) || !visiting.add(table)) {
            return;
        }
        needs.getOrDefault(table, List.of()).forEach(other -> place(other, columns, needs, ordered, visiting));
        ordered.put(table, own);
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        try (var ask = connection.prepareStatement("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname)
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                where n.nspname = any (?) and c.relkind in ('r', 'p') and not c.relispartition
                  and c.relname <> 'flyway_schema_history' and a.attgenerated = ''
                order by 1, a.attnum
                """)) {
            ask.setArray(1, connection.createArrayOf("text", Schema.FLOORS.toArray()));
            var rows = ask.executeQuery();
            while (rows.next()) {
                if (!LEFT_OUT.contains(rows.getString(1))) {
                    columns.computeIfAbsent(rows.getString(1), t -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return columns;
    }

    private static Map<String, List<String>> needs(Connection connection) throws SQLException {
        var needs = new LinkedHashMap<String, List<String>>();
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery("""
                        select distinct quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                               quote_ident(m.nspname) || '.' || quote_ident(d.relname)
                        from pg_constraint k
                        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                        join pg_class d on d.oid = k.confrelid join pg_namespace m on m.oid = d.relnamespace
                        where k.contype = 'f' and c.oid <> d.oid
                        order by 1, 2
                        """)) {
            while (rows.next()) {
                needs.computeIfAbsent(rows.getString(1), t -> new ArrayList<>()).add(rows.getString(2));
            }
        }
        return needs;
    }

    /** The newest migration of every schema. */
    static Map<String, String> versions(Connection connection) throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        try (var sql = connection.createStatement()) {
            for (var schema : Schema.FLOORS) {
                var there = sql.executeQuery("select to_regclass('" + schema + ".flyway_schema_history') is not null");
                there.next();
                if (there.getBoolean(1)) {
                    var row = sql.executeQuery("select version from " + schema
                            + ".flyway_schema_history where success and version is not null"
                            + " order by string_to_array(version, '.')::int[] desc limit 1");
                    versions.put(schema, row.next() ? row.getString(1) : "");
                }
            }
        }
        return versions;
    }

    /** Every sequence with where it stands. */
    static Map<String, Long> sequences(Connection connection) throws SQLException {
        var sequences = new LinkedHashMap<String, Long>();
        try (var ask = connection.prepareStatement("""
                select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value
                from pg_sequences where schemaname = any (?) and last_value is not null order by 1
                """)) {
            ask.setArray(1, connection.createArrayOf("text", Schema.FLOORS.toArray()));
            var rows = ask.executeQuery();
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }
}
