package cn.linli.residents;

import cn.linli.shared.RegionCode;
import java.util.List;
import java.util.Optional;

/** The communities a roster may name: those of the area it is imported for. */
interface RosterGround {

    /** The one community so called, if there is exactly one. */
    Optional<RegionCode> asWritten(String text);

    /** The names that come nearest, best first. */
    List<String> closest(String text);

    /** The communities whose names stand inside an address, as hints. */
    List<String> namedIn(String address);

    /** The community an address lies in, for a roster without a column of communities. */
    Optional<RegionCode> at(String address);

    /** What stands in an address behind the names of its regions and of this community. */
    String below(String address, RegionCode community);
}
