package cn.linli.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that is installed on this machine, with a cluster of its own on a free loopback port. */
final class InstalledPostgres implements AutoCloseable {

    static final int OLDEST = 15;

    private static final List<Path> USUAL_FOLDERS = List.of(
            Path.of("/usr/lib/postgresql"),
            Path.of("/usr/local/pgsql"),
            Path.of("/opt/homebrew/opt"),
            Path.of("/usr/local/opt"));

    private final Path programs;
    private final Path folder;
    private final int port;

    private InstalledPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The folder of the newest server programs that are new enough. */
    static Optional<Path> programs() {
        return Stream.concat(configured(), USUAL_FOLDERS.stream().flatMap(InstalledPostgres::below))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .filter(bin -> version(bin) >= OLDEST)
                .max(Comparator.comparingInt(InstalledPostgres::version));
    }

    static InstalledPostgres start(Path programs, Path folder) {
        var server = new InstalledPostgres(programs, folder, freePort());
        server.say(
                "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D", server.data());
        server.say(
                "pg_ctl",
                "start",
                "--wait",
                "--silent",
                "-D",
                server.data(),
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        return server;
    }

    /** What an administrator prepares for Linli: an owner who is no superuser, and an empty database. */
    void prepare(String password) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                var sql = connection.createStatement()) {
            sql.execute("create role linli login createrole password '" + password + "'");
            sql.execute("create database linli owner linli");
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        say("pg_ctl", "stop", "--mode=fast", "--wait", "--silent", "-D", data());
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses to run as root, so root gives it a user name space of its own. */
    private void say(String program, String... words) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        var said = folder.resolve(program + ".said");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
            builder.environment().put("LANG", "C");
            var process = builder.directory(folder.toFile()).start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(program + " failed: " + Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> configured() {
        return output("pg_config", "--bindir").map(Path::of).stream();
    }

    private static Stream<Path> below(Path parent) {
        try (var found = Files.isDirectory(parent) ? Files.list(parent) : Stream.<Path>empty()) {
            return Stream.concat(Stream.of(parent), found.toList().stream()).map(folder -> folder.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path bin) {
        return output(bin.resolve("postgres").toString(), "--version")
                .map(said -> Integer.parseInt(said.replaceAll("^\\D*(\\d+).*$", "$1")))
                .orElse(0);
    }

    private static Optional<String> output(String... command) {
        try {
            var process = new ProcessBuilder(command).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !said.isEmpty() ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
