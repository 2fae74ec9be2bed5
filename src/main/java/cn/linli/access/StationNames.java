package cn.linli.access;

import java.util.List;
import java.util.UUID;

/** Knows the names of stations; told by the stations module, which lies above. */
public interface StationNames {

    /** The stations of this actor's scope, hub first. */
    List<Named> of(Actor actor);

    /**
     * A station and its name.
     *
     * @param hub whether it is the district's hub
     */
    record Named(UUID id, String name, boolean hub) {}
}
