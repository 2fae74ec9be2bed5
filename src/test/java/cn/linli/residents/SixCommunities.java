package cn.linli.residents;

import cn.linli.shared.RegionCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small ground for rules: the communities of one street by their short names. */
record SixCommunities(Map<String, RegionCode> byName) implements RosterGround {

    static SixCommunities of(String street, String... names) {
        var byName = new LinkedHashMap<String, RegionCode>();
        for (var name : names) {
            byName.put(name, RegionCode.of(street + "%03d".formatted(byName.size() + 1)));
        }
        return new SixCommunities(byName);
    }

    @Override
    public Optional<RegionCode> asWritten(String text) {
        return Optional.ofNullable(byName.get(text));
    }

    @Override
    public List<String> closest(String text) {
        return byName.keySet().stream()
                .filter(name -> text.chars().anyMatch(c -> name.indexOf(c) >= 0 && "社区".indexOf(c) < 0))
                .toList();
    }

    @Override
    public List<String> namedIn(String address) {
        return byName.keySet().stream().filter(address::contains).toList();
    }

    @Override
    public Optional<RegionCode> at(String address) {
        return namedIn(address).stream().findFirst().map(byName::get);
    }

    @Override
    public String below(String address, RegionCode community) {
        return address;
    }
}
