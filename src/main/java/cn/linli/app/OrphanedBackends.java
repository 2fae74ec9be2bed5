package cn.linli.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The children of a killed postmaster end by themselves, but not at once; a new one must not start before. They are
 * known by their working directory, which is the data directory (Linux; elsewhere nothing is known and nothing waited
 * for, and the new postmaster itself refuses to start too early).
 */
final class OrphanedBackends {

    private static final Duration BY_THEMSELVES = Duration.ofSeconds(5);

    private OrphanedBackends() {}

    /** Waits until none is left; one that does not hear that its postmaster has gone is ended. */
    static void end(Path data, Duration patience) {
        var start = System.nanoTime();
        var left = in(data);
        while (!left.isEmpty()) {
            var waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(patience) > 0) {
                throw new NotPossible("Processes of a crashed database do not end: "
                        + left.stream().map(ProcessHandle::pid).toList());
            }
            if (waited.compareTo(BY_THEMSELVES) > 0) {
                left.forEach(ProcessHandle::destroyForcibly);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            left = in(data);
        }
    }

    private static List<ProcessHandle> in(Path data) {
        return Files.isDirectory(Path.of("/proc/self"))
                ? ProcessHandle.allProcesses()
                        .filter(process -> workingIn(process, data))
                        .filter(OrphanedBackends::isPostgres)
                        .toList()
                : List.of();
    }

    /** A shell or an editor that somebody left in the folder is none of ours. */
    private static boolean isPostgres(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).startsWith("postgres");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process works in the data directory; where that cannot be known, its name decides. */
    static boolean workingIn(ProcessHandle process, Path data) {
        var link = Path.of("/proc/" + process.pid() + "/cwd");
        try {
            return Files.readSymbolicLink(link).equals(data.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            return !Files.isDirectory(Path.of("/proc/self"))
                    && process.info().command().orElse("").contains("postgres");
        }
    }
}
