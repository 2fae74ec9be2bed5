package cn.linli.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a roster from the first row to the last and says of each what becomes of it. Reading, judging and sealing
 * go on in a thread of their own, a few thousand rows ahead; whom the file and the register know already is asked in the
 * caller's thread, who also writes.
 */
final class RosterCheck {

    private static final int BATCH = 2_000;
    private static final int AHEAD = 2;

    private final RosterGround ground;
    private final RosterWords words;
    private final Function<RosterPerson, @Nullable RosterSealed> sealer;
    private final RosterRegister register;
    private final Function<RosterPerson, byte[]> keys;
    private final RosterSeen seen = new RosterSeen();

    /**
     * A row on its way.
     *
     * @param sealed ready to be written, where rows are written at all
     * @param known whom the register knows by it
     */
    record Judged(
            RosterVerdict verdict,
            @Nullable RosterSealed sealed,
            @Nullable RosterKnown known) {}

    private record Batch(List<Judged> rows, @Nullable Throwable failure, boolean last) {}

    private static final Batch END = new Batch(List.of(), null, true);

    /**
     * @param sealer makes a taken person ready to be written; null from a check that only looks
     * @param keys by what a person is found in the register, where they are not sealed
     */
    RosterCheck(
            RosterGround ground,
            RosterWords words,
            RosterRegister register,
            Function<RosterPerson, byte[]> keys,
            Function<RosterPerson, @Nullable RosterSealed> sealer) {
        this.ground = ground;
        this.words = words;
        this.register = register;
        this.keys = keys;
        this.sealer = sealer;
    }

    /** Hands over all rows in their order, some thousand at a time. */
    void go(RosterFile file, Consumer<List<Judged>> each) {
        var ahead = new ArrayBlockingQueue<Batch>(AHEAD);
        var reader = Thread.ofPlatform().name("roster-reader").daemon().start(() -> read(file, ahead));
        try {
            for (var batch = ahead.take(); !batch.last(); batch = ahead.take()) {
                if (batch.failure() != null) {
                    rethrow(batch.failure());
                }
                each.accept(met(batch.rows()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while reading a roster", e);
        } finally {
            reader.interrupt();
            while (reader.isAlive()) {
                ahead.clear();
                joined(reader);
            }
        }
    }

    private static void joined(Thread reader) {
        try {
            reader.join(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private void read(RosterFile file, BlockingQueue<Batch> ahead) {
        try {
            for (var part : file.parts()) {
                var judge = new RosterJudge(ground, words, part.has(RosterField.COMMUNITY));
                var rows = new Object() {
                    List<Judged> batch = new ArrayList<>(BATCH);
                };
                RosterFile.rows(part, row -> {
                    rows.batch.add(judged(judge.judge(row)));
                    if (rows.batch.size() == BATCH) {
                        put(ahead, new Batch(rows.batch, null, false));
                        rows.batch = new ArrayList<>(BATCH);
                    }
                });
                put(ahead, new Batch(rows.batch, null, false));
            }
            put(ahead, END);
        } catch (Stopped e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            try {
                put(ahead, new Batch(List.of(), e, false));
            } catch (Stopped late) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Judged judged(RosterVerdict verdict) {
        return new Judged(
                verdict, verdict instanceof RosterVerdict.Accepted taken ? sealer.apply(taken.person()) : null, null);
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void put(BlockingQueue<Batch> ahead, Batch batch) {
        try {
            while (!ahead.offer(batch, 1, TimeUnit.SECONDS)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new Stopped();
                }
            }
        } catch (InterruptedException e) {
            throw new Stopped();
        }
    }

    private List<Judged> met(List<Judged> batch) {
        var known = known(batch);
        var met = new ArrayList<Judged>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            met.add(met(batch.get(i), known.get(i)));
        }
        return met;
    }

    private List<@Nullable RosterKnown> known(List<Judged> batch) {
        if (register.empty()) {
            return java.util.Collections.nCopies(batch.size(), null);
        }
        var none = new byte[0];
        return register.known(batch.stream()
                .map(row -> row.verdict() instanceof RosterVerdict.Accepted taken
                        ? row.sealed() == null
                                ? keys.apply(taken.person())
                                : row.sealed().key()
                        : none)
                .toList());
    }

    private Judged met(Judged row, @Nullable RosterKnown known) {
        if (!(row.verdict() instanceof RosterVerdict.Accepted taken)) {
            return row;
        }
        if (known != null && !known.named(taken.person().name())) {
            return held(taken, known.name());
        }
        var meeting = seen.meet(taken.person(), taken.place());
        return switch (meeting.met()) {
            case NOBODY -> new Judged(taken, row.sealed(), known);
            case THE_SAME -> new Judged(new RosterVerdict.Merged(taken.place(), meeting.first()), null, null);
            case ANOTHER_NAME -> held(taken, String.valueOf(meeting.first().line()));
        };
    }

    private static Judged held(RosterVerdict.Accepted taken, String hint) {
        return new Judged(
                new RosterVerdict.Held(
                        taken.row(),
                        RosterCode.IDENTITY_USED_BY_ANOTHER_NAME,
                        taken.row().text(RosterField.NAME),
                        List.of(hint)),
                null,
                null);
    }
}
