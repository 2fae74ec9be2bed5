package cn.linli.requests;

import cn.linli.shared.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue of services and the few numbers the desk goes by; both are data. */
@Component
class Catalogue {

    private static final String COLUMNS = """
            select code, name_zh, name_en, family, urgency, due_amount, due_unit, doer, field, climbs, medicine, cash,
              offered, sort, version
            from requests.kind
            """;

    private final JdbcClient db;

    Catalogue(JdbcClient db) {
        this.db = db;
    }

    List<RequestKind> all() {
        return db.sql(COLUMNS + "order by sort, code").query(Catalogue::row).list();
    }

    Optional<RequestKind> find(String code) {
        return db.sql(COLUMNS + "where code = :code")
                .param("code", code)
                .query(Catalogue::row)
                .optional();
    }

    RequestKind kind(String code) {
        return find(code).orElseThrow(() -> RequestRefusal.NO_SUCH_KIND.refuse(code));
    }

    int setting(String code) {
        return db.sql("select value from requests.setting where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    /** Changes a line; the code, its flags and its place in the ledger's fields stay. */
    boolean change(RequestKind line) {
        return db.sql("""
                update requests.kind
                set name_zh = :nameZh, name_en = :nameEn, urgency = :urgency, due_amount = :amount, due_unit = :unit,
                  doer = :doer, field = :field, offered = :offered, version = version + 1
                where code = :code and version = :version
                """)
                        .param("nameZh", Texts.required(line.nameZh(), "nameZh", 20))
                        .param("nameEn", Texts.required(line.nameEn(), "nameEn", 40))
                        .param("urgency", line.urgency().code())
                        .param("amount", line.dueAmount())
                        .param("unit", line.dueUnit())
                        .param("doer", line.doer())
                        .param("field", Texts.optional(line.field(), "field", 20))
                        .param("offered", line.offered())
                        .param("code", line.code())
                        .param("version", line.version())
                        .update()
                == 1;
    }

    private static RequestKind row(ResultSet row, int n) throws SQLException {
        return new RequestKind(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("family"),
                Urgency.of(row.getString("urgency")),
                row.getInt("due_amount"),
                row.getString("due_unit"),
                row.getString("doer"),
                row.getString("field"),
                row.getBoolean("climbs"),
                row.getBoolean("medicine"),
                row.getBoolean("cash"),
                row.getBoolean("offered"),
                row.getInt("sort"),
                row.getInt("version"));
    }
}
