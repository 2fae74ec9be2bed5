package cn.linli.stations;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A station's name as people write it, reduced to what is its own: 南村街道社工站, 南村社会工作服务站 and 天桥区南村街道 社工站 are one.
 *
 * @param place without the county before it and the station behind it: 南村街道
 * @param bare also without the kind of place: 南村
 * @param hub whether it says it is the hub
 */
record StationName(String place, String bare, boolean hub) {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern STATION = Pattern.compile("(社会工作(服务)?(中心|总站|站)|社工(服务)?(中心|总站|站)|总站)(（.*）|\\(.*\\))?$");
    private static final Pattern PLACE = Pattern.compile("(?<=.)(街道办事处|街道办|街道|办事处|镇|乡)$");

    static StationName of(String text, String county) {
        var plain =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        var end = STATION.matcher(plain);
        var found = end.find();
        var hub = found && end.group().contains("总站");
        var place = found ? plain.substring(0, end.start()) : plain;
        if (place.startsWith(county) && place.length() > county.length()) {
            place = place.substring(county.length());
        }
        return new StationName(place, PLACE.matcher(place).replaceFirst(""), hub);
    }
}
