package cn.linli.shared;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A command of {@code ./linli}, kept by the module whose work it is. It runs in the server when one is running, else
 * in a program of its own; it is traced as the actor {@code console} either way.
 */
public interface ConsoleCommand {

    /** The words that call it: {@code import roster}. */
    String words();

    /** One line that says how to use it. */
    String usage();

    /** Whether it writes into the register or the books; then it is refused while the disk is short. */
    default boolean changes(List<String> arguments) {
        return true;
    }

    /**
     * Does it.
     *
     * @param arguments the words after its own
     * @param folder where relative file names start
     * @param out standard output: only what was asked for (JSON with {@code --json})
     * @return the exit code; 0 is good
     */
    int run(List<String> arguments, Path folder, PrintStream out) throws Exception;
}
