package cn.linli.access;

import java.nio.file.Path;

/** The secrets of a home, for benches that lay in data beside the running application. */
public final class HomeSecrets {

    private HomeSecrets() {}

    /** Seals with the keys that lie in this home. */
    public static Secrets of(Path home) {
        return new Secrets(Keys.in(home));
    }
}
