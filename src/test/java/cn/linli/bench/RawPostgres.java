package cn.linli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL by itself, with the same programs and no settings: what no program on it can undercut. */
final class RawPostgres {

    private final Path programs;
    private final Path data;

    /** The programs are those that a home has unpacked. */
    RawPostgres(Path home, Path data) throws IOException {
        try (var versions = Files.list(home.resolve("programs"))) {
            this.programs = versions.findFirst().orElseThrow().resolve("bin");
        }
        this.data = data;
    }

    void initdb() throws IOException, InterruptedException {
        say("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C");
    }

    void start() throws IOException, InterruptedException {
        var options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=''".formatted(RunningLinli.freePort());
        say("pg_ctl", "start", "--wait", "--silent", "--log=" + data + ".log", "--options=" + options);
    }

    void stop() throws IOException, InterruptedException {
        say("pg_ctl", "stop", "--mode=fast", "--wait", "--silent");
    }

    private void say(String program, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        command.add("--pgdata=" + data);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(Path.of(data + ".log").toFile()))
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(program + " failed:\n" + Files.readString(Path.of(data + ".log")));
        }
    }
}
