package cn.linli.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

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
        var png = page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setCaret(ScreenshotCaret.HIDE));
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(fewColours(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Thirty-two shades of each colour are enough for a page of text and make a much smaller file. */
    private static BufferedImage fewColours(BufferedImage full) {
        var few = new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                few.setRGB(x, y, coarse(full.getRGB(x, y)));
            }
        }
        return few;
    }

    private static int coarse(int rgb) {
        int out = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int shade = rgb >> shift & 0xFF;
            out |= Math.min(255, (shade + 4) / 8 * 8) << shift;
        }
        return out;
    }
}
