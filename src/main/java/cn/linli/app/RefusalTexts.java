package cn.linli.app;

import cn.linli.shared.Refused;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of every no, in the language of whoever asks: zh-CN is the source, en is complete. */
@Component
class RefusalTexts {

    private final ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();

    RefusalTexts() throws IOException {
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setBasenames(Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*_zh_CN.properties"))
                .map(file -> "classpath:messages/"
                        + String.valueOf(file.getFilename()).replace("_zh_CN.properties", ""))
                .toArray(String[]::new));
    }

    String text(Refused no, Locale locale) {
        return text(no.refusal().code(), no.arguments(), locale);
    }

    /** The text of a code; a code without one is shown as it is, and a test does not let that happen. */
    String text(String code, Object[] arguments, Locale locale) {
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var asText = Arrays.stream(arguments).map(String::valueOf).toArray();
        var found = texts.getMessage(code, asText, code, language);
        return found == null ? MessageFormat.format(code, asText) : found;
    }
}
