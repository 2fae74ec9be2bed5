package cn.linli.bench;

import cn.linli.rounds.DayPlan;
import cn.linli.rounds.Planner;
import cn.linli.rounds.Round;
import cn.linli.rounds.Stop;
import cn.linli.rounds.Travel;
import cn.linli.rounds.Wishes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A published instance of home-visit planning (Mankowska, Meisel, Bierwirth), as the product's planner sees it, and the
 * judge of a solution file, who knows nothing of the planner.
 */
final class HomeVisits {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double THIRD = 1.0 / 3;
    private static final double SLACK = 1e-6;

    private final JsonNode instance;
    private final double[][] distances;
    private final Map<String, Integer> patientNo = new HashMap<>();
    private final Map<String, Set<String>> abilities = new LinkedHashMap<>();

    private HomeVisits(JsonNode instance) {
        this.instance = instance;
        var rows = instance.get("distances");
        distances = new double[rows.size()][rows.size()];
        for (var i = 0; i < rows.size(); i++) {
            for (var j = 0; j < rows.size(); j++) {
                distances[i][j] = rows.get(i).get(j).asDouble();
            }
        }
        for (var patient : instance.get("patients")) {
            patientNo.put(patient.get("id").asString(), patientNo.size() + 1);
        }
        for (var caregiver : instance.get("caregivers")) {
            var able = new HashSet<String>();
            caregiver.get("abilities").forEach(ability -> able.add(ability.asString()));
            abilities.put(caregiver.get("id").asString(), able);
        }
    }

    static HomeVisits read(Path file) throws IOException {
        return new HomeVisits(JSON.readTree(Files.readString(file)));
    }

    /** Nobody goes anywhere yet. */
    DayPlan plan() {
        var rounds = abilities.entrySet().stream()
                .map(carer -> new Round(carer.getKey(), 0, 0, Round.Shift.ENDLESS, carer.getValue()))
                .toList();
        var stops = new ArrayList<Stop>();
        for (var patient : instance.get("patients")) {
            var needed = patient.get("required_caregivers");
            for (var n = 0; n < needed.size(); n++) {
                stops.add(stop(stops.size(), patient, n));
            }
        }
        return new DayPlan(rounds, stops, Travel.of(distances), new Wishes(THIRD, THIRD, THIRD, 0, 0));
    }

    private Stop stop(int no, JsonNode patient, int n) {
        var needed = patient.get("required_caregivers");
        var window = patient.get("time_window");
        var id = patient.get("id").asString();
        return new Stop(
                no,
                id + " " + needed.get(n).get("service").asString(),
                patientNo.get(id),
                needed.get(n).get("duration").asDouble(),
                window.get(0).asDouble(),
                window.get(1).asDouble(),
                Set.of(needed.get(n).get("service").asString()),
                needed.size() == 1 ? null : tie(patient, no, n),
                1,
                Double.POSITIVE_INFINITY,
                null,
                null);
    }

    private static Stop.Tie tie(JsonNode patient, int no, int n) {
        var between = between(patient);
        return new Stop.Tie(n == 0 ? no + 1 : no - 1, n == 0, between[0], between[1]);
    }

    private static double[] between(JsonNode patient) {
        var distance = patient.get("synchronization").get("distance");
        return distance == null
                ? new double[] {0, 0}
                : new double[] {distance.get(0).asDouble(), distance.get(1).asDouble()};
    }

    /** As the file of a solution has it. */
    Map<String, Object> solution(DayPlan plan) {
        var starts = Planner.starts(plan);
        var routes = new ArrayList<Map<String, Object>>();
        for (var round : plan.rounds) {
            var locations = new ArrayList<Map<String, Object>>();
            for (var stop : round.stops) {
                var begins = starts.get(stop.no());
                var words = stop.id().split(" ", -1);
                var location = new LinkedHashMap<String, Object>();
                location.put("patient_id", words[0]);
                location.put("service_id", words[1]);
                location.put("arrival_time", begins);
                location.put("departure_time", begins + stop.minutes());
                locations.add(location);
            }
            routes.add(Map.of("caregiver_id", round.id(), "locations", locations));
        }
        return Map.of("routes", routes);
    }

    /** What a solution costs, and what is wrong with it. */
    record Cost(double distance, double late, double largest, List<String> faults) {

        double total() {
            return (distance + late + largest) / 3;
        }
    }

    Cost judge(JsonNode solution) {
        var faults = new ArrayList<String>();
        var began = new HashMap<String, Map<String, Double>>();
        var by = new HashMap<String, Set<String>>();
        var distance = 0.0;
        for (var route : solution.get("routes")) {
            distance += walk(route, began, by, faults);
        }
        var late = 0.0;
        var largest = 0.0;
        for (var patient : instance.get("patients")) {
            var times = began.getOrDefault(patient.get("id").asString(), Map.of());
            together(patient, times, by, faults);
            for (var time : times.values()) {
                var lateness =
                        Math.max(0, time - patient.get("time_window").get(1).asDouble());
                late += lateness;
                largest = Math.max(largest, lateness);
            }
        }
        return new Cost(distance, late, largest, faults);
    }

    private double walk(
            JsonNode route, Map<String, Map<String, Double>> began, Map<String, Set<String>> by, List<String> faults) {
        var carer = route.get("caregiver_id").asString();
        var place = 0;
        var time = 0.0;
        var distance = 0.0;
        for (var location : route.get("locations")) {
            var id = location.get("patient_id").asString();
            var service = location.get("service_id").asString();
            var patient = instance.get("patients").get(patientNo.get(id) - 1);
            var to = patientNo.get(id);
            var begins = location.get("arrival_time").asDouble();
            distance += distances[place][to];
            if (begins
                    < Math.max(
                                    time + distances[place][to],
                                    patient.get("time_window").get(0).asDouble())
                            - SLACK) {
                faults.add(carer + " is at " + id + " before that is possible");
            }
            if (!java.util.Objects.requireNonNull(abilities.get(carer)).contains(service)) {
                faults.add(carer + " cannot do " + service);
            }
            if (began.computeIfAbsent(id, key -> new HashMap<>()).put(service, begins) != null) {
                faults.add(id + " has " + service + " twice");
            }
            by.computeIfAbsent(id, key -> new HashSet<>()).add(carer);
            time = begins + duration(patient, service);
            place = to;
        }
        return distance + distances[place][0];
    }

    private static double duration(JsonNode patient, String service) {
        for (var needed : patient.get("required_caregivers")) {
            if (needed.get("service").asString().equals(service)) {
                return needed.get("duration").asDouble();
            }
        }
        return 0;
    }

    private static void together(
            JsonNode patient, Map<String, Double> times, Map<String, Set<String>> by, List<String> faults) {
        var id = patient.get("id").asString();
        var needed = patient.get("required_caregivers");
        if (times.size() != needed.size() || by.getOrDefault(id, Set.of()).size() != needed.size()) {
            faults.add(id + " does not get what it needs from different carers");
        } else if (needed.size() == 2) {
            var gap = time(times, needed, 1) - time(times, needed, 0);
            var between = between(patient);
            if (gap < between[0] - SLACK || gap > between[1] + SLACK) {
                faults.add(id + " has " + gap + " minutes between its two services");
            }
        }
    }

    private static double time(Map<String, Double> times, JsonNode needed, int n) {
        @Nullable Double time = times.get(needed.get(n).get("service").asString());
        return time == null ? Double.NaN : time;
    }
}
