package cn.linli.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;

/** Pictures of a story: into {@code docs/screenshots} with {@code -Dstory.screenshots=true}, else beside the build. */
final class Pictures {

    private Pictures() {}

    static void keep(Page page, String name) {
        var folder = Boolean.getBoolean("story.screenshots") ? Path.of("docs/screenshots") : Path.of("target/story");
        write(page, folder.resolve(name + ".png"));
    }

    /** What a screen showed last; the next story's takes its place. */
    static void last(Page page, int number) {
        write(page, Path.of("target/story/last-%d.png".formatted(number)));
    }

    private static void write(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE));
    }
}
