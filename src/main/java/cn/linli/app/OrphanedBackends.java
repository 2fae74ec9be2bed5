package cn.linli.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The children of a killed postmaster end by themselves, but not at once; a new one must not start before. They are
 * known by their working directory, which is the data directory (Linux; elsewhere nothing is known and nothing waited
 * for, and the new postmaster itself refuses to start too early).
 */
final class OrphanedBackends {

    private OrphanedBackends() {}

    static void waitFor(Path data, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (anyIn(data) && System.nanoTime() < until) {
            Thread.sleep(100);
        }
    }

    private static boolean anyIn(Path data) {
        return ProcessHandle.allProcesses().anyMatch(process -> workingIn(process.pid(), data));
    }

    private static boolean workingIn(long pid, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(data);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
