package cn.linli.residents;

import cn.linli.shared.StationId;
import java.util.List;

/**
 * Somebody to be entered in a station's register. The simplest: {@code NewPerson.of(station, Facts.named("…"),
 * Home.in(community))}.
 *
 * @param station the station that looks after them
 * @param facts who they are
 * @param home where they live
 * @param living with whom, registered where
 * @param disability as on the card
 * @param health sealed
 * @param risk how closely they are watched over
 * @param labels what makes them somebody to watch over
 */
public record NewPerson(
        StationId station,
        Facts facts,
        Home home,
        Living living,
        Disability disability,
        Health health,
        Risk risk,
        List<NewLabel> labels) {

    /** Refuses a disability card that belongs to another identity number. */
    public NewPerson {
        disability.belongsTo(facts.identity());
        labels = List.copyOf(labels);
    }

    /** Somebody of whom only this is known. */
    public static NewPerson of(StationId station, Facts facts, Home home) {
        return new NewPerson(
                station, facts, home, Living.UNKNOWN, Disability.NONE, Health.UNKNOWN, Risk.GENERAL, List.of());
    }

    /** The same, living so. */
    public NewPerson living(Living so) {
        return new NewPerson(station, facts, home, so, disability, health, risk, labels);
    }

    /** The same with this disability. */
    public NewPerson with(Disability as) {
        return new NewPerson(station, facts, home, living, as, health, risk, labels);
    }

    /** The same with this known about their health. */
    public NewPerson with(Health known) {
        return new NewPerson(station, facts, home, living, disability, known, risk, labels);
    }

    /** The same, watched over so closely. */
    public NewPerson with(Risk as) {
        return new NewPerson(station, facts, home, living, disability, health, as, labels);
    }

    /** The same with these labels. */
    public NewPerson with(List<NewLabel> these) {
        return new NewPerson(station, facts, home, living, disability, health, risk, these);
    }
}
