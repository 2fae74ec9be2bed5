package cn.linli.bench;

import cn.linli.care.CareScale;
import java.sql.SQLException;

/** {@code ./linli bench care}: a district of 200,000 people re-dated, and proved. */
final class CareBench {

    private CareBench() {}

    public static void main(String[] arguments) throws SQLException {
        CareScale.main(arguments);
    }
}
