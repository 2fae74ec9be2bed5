package cn.linli.residents;

import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words for why a row waits and what might be done, as they stand in the sheet handed out. */
@Component
class RosterTexts {

    private final ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();

    RosterTexts() {
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setBasenames("classpath:messages/rosters");
    }

    String say(String code, Locale language, Object... arguments) {
        var known = language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return texts.getMessage(code, arguments, known);
    }

    /** What might be done, by the reason; with the hints where there are some. */
    String suggestion(String code, List<String> hints, Locale language) {
        var key = "residents.roster.do." + code;
        return hints.isEmpty()
                ? say(key, language)
                : say(key, language) + " " + say("residents.roster.hint." + code, language, String.join("、", hints));
    }
}
