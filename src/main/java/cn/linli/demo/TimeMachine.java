package cn.linli.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of the demo: now, except while the past year is told, when it shows the moment that is being told. */
public final class TimeMachine extends Clock {

    private static final ScopedValue<Instant> THEN = ScopedValue.newInstance();

    private final ZoneId zone;

    /** A clock of this zone. */
    public TimeMachine(ZoneId zone) {
        this.zone = zone;
    }

    /** Does something as if it were then. */
    static <T> T at(Instant then, java.util.concurrent.Callable<T> work) throws Exception {
        return ScopedValue.where(THEN, then).call(work::call);
    }

    @Override
    public Instant instant() {
        return THEN.isBound() ? THEN.get() : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TimeMachine(other);
    }
}
