package cn.linli.requests;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.springframework.web.util.HtmlUtils;

/**
 * The public pages, written by hand so that they are small and work without a script: 20 px text, one short form, large
 * buttons. Whatever comes from outside is escaped on the way in here, and only here.
 */
final class OpenPage {

    private static final String STYLE = """
            :root{color-scheme:light}*{box-sizing:border-box}
            body{margin:0;background:#faf8f5;color:#1f2937;font:20px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            main{max-width:640px;margin:0 auto;padding:24px 20px 64px}
            h1{font-size:28px;line-height:1.3;margin:8px 0 16px}p{margin:12px 0}
            label{display:block;margin:20px 0 6px;font-weight:600}small{font-weight:400;color:#57534e;font-size:18px}
            input[type=text],input[type=tel],textarea{width:100%;font:inherit;padding:12px 14px;border:1px solid #8a8279;border-radius:10px;background:#fff;color:inherit}
            textarea{min-height:140px}
            button,.go{display:block;width:100%;min-height:56px;margin-top:28px;padding:12px;font:inherit;font-weight:600;text-align:center;text-decoration:none;color:#fff;background:#0f766e;border:0;border-radius:10px}
            .second{background:#fff;color:#0f766e;border:2px solid #0f766e}
            :focus-visible{outline:3px solid #d97706;outline-offset:2px}
            .check{display:flex;gap:12px;align-items:center;min-height:48px}.check input{width:26px;height:26px}
            .code{font-size:32px;letter-spacing:4px;font-weight:700;background:#fff;border:2px dashed #0f766e;border-radius:10px;padding:16px;text-align:center;overflow-wrap:anywhere}
            .no{background:#fff;border:2px solid #b91c1c;border-radius:10px;padding:12px 16px}
            .card{background:#fff;border:1px solid #e7e2da;border-radius:10px;padding:16px 20px;margin:16px 0}
            ol{list-style:none;margin:0;padding:0}li{padding:10px 0;border-bottom:1px solid #e7e2da}li:last-child{border:0}
            time{color:#57534e;font-size:18px;display:block}a{color:#0f766e}
            """;

    private final ResourceBundle texts;
    private final Locale locale;

    OpenPage(Locale asked) {
        this.locale = asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        this.texts = ResourceBundle.getBundle(
                "messages.requests",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Where to write to. */
    String stations(List<Choice> stations) {
        var list = new StringBuilder();
        for (var station : stations) {
            list.append("<a class=\"go second\" href=\"/open/request?station=%s\">%s</a>"
                    .formatted(station.id(), safe(station.name())));
        }
        var body = stations.isEmpty() ? paragraph("no-stations") : paragraph("which-station") + list;
        return page("write-title", body + "<p><a href=\"/open/follow\">%s</a></p>".formatted(say("have-code")));
    }

    /** The form; what was written before is kept when it is shown again. */
    String form(Choice station, UUID command, OpenRequests.Written kept, String no) {
        return page(
                "write-title",
                "<p>%s</p>%s<form method=\"post\" action=\"/open/request\">%s%s%s%s%s%s%s%s%s<button>%s</button></form>"
                        .formatted(
                                safe(station.name()),
                                no.isEmpty() ? "" : "<p class=\"no\" role=\"alert\">%s</p>".formatted(safe(no)),
                                hidden("station", station.id().toString()),
                                hidden("command", command.toString()),
                                area("words", kept.words(), 1000),
                                field("who", "text", kept.who(), 40, false, "off"),
                                field("where", "text", kept.where(), 150, true, "street-address"),
                                field("name", "text", kept.name(), 40, true, "name"),
                                field("relation", "text", kept.relation(), 20, false, "off"),
                                field("phone", "tel", kept.phone(), 30, true, "tel"),
                                check(kept.urgent()),
                                say("send")));
    }

    /** Where somebody types their code. */
    String askCode(String no) {
        return page(
                "follow-title",
                "%s<form method=\"get\" action=\"/open/follow\">%s<button>%s</button></form>"
                        .formatted(
                                no.isEmpty() ? "" : "<p class=\"no\" role=\"alert\">%s</p>".formatted(safe(no)),
                                field("code", "text", "", 20, true, "off"),
                                say("look")));
    }

    /** How it stands. */
    String standing(String code, OpenRequests.Standing now, boolean fresh, String no) {
        var body = new StringBuilder();
        if (!no.isEmpty()) {
            body.append("<p class=\"no\" role=\"alert\">%s</p>".formatted(safe(no)));
        }
        if (fresh) {
            body.append(paragraph("written")).append("<p class=\"code\">%s</p>".formatted(safe(code)));
            body.append(paragraph("keep-code"));
        }
        body.append("<div class=\"card\"><strong>%s</strong><ol>".formatted(say("state." + stateKey(now))));
        for (var past : now.past()) {
            body.append("<li><time>%s</time>%s</li>"
                    .formatted(
                            java.time.format.DateTimeFormatter.ofPattern(say("time"), locale)
                                    .format(past.at().atZoneSameInstant(java.time.ZoneId.of("Asia/Shanghai"))),
                            say("step." + past.what())));
        }
        body.append("</ol></div>");
        if (now.state() == RequestState.DONE) {
            body.append(theWord(code, now));
        }
        body.append("<p><a href=\"/open/follow\">%s</a></p>".formatted(say("another-code")));
        return page("follow-title", body.toString());
    }

    /** The database is away. What was written goes along, so that one press sends it again. */
    String away(String method, String path, Map<String, String> kept) {
        var sent = method.equals("POST");
        var hidden = new StringBuilder();
        kept.forEach((name, value) -> hidden.append(hidden(safe(name), value)));
        return page(
                "away-title",
                paragraph(sent ? "away-not-sent" : "away")
                        + "<form method=\"%s\" action=\"%s\">%s<button>%s</button></form>"
                                .formatted(
                                        sent ? "post" : "get",
                                        safe(path),
                                        hidden,
                                        say(sent ? "send-again" : "try-again"))
                        + paragraph("away-call"));
    }

    private String theWord(String code, OpenRequests.Standing now) {
        return """
                <h1>%s</h1>
                <form method="post" action="/open/follow">%s%s%s<button>%s</button></form>
                <form method="post" action="/open/follow">%s%s%s%s<button class="second">%s</button></form>
                """.formatted(
                        say("is-it-done"),
                        hidden("code", code),
                        hidden("version", Integer.toString(now.version())),
                        hidden("word", "satisfied"),
                        say("yes"),
                        hidden("code", code),
                        hidden("version", Integer.toString(now.version())),
                        hidden("word", "not-yet"),
                        area("missing", "", 500),
                        say("not-yet"));
    }

    private static String stateKey(OpenRequests.Standing now) {
        return now.ending() == null ? now.state().code() : now.ending();
    }

    private String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="robots" content="noindex"><title>%s</title><style>%s</style></head>
                <body><main><h1>%s</h1>%s</main></body></html>
                """.formatted(locale.toLanguageTag(), say(title), STYLE, say(title), body);
    }

    private String field(String name, String type, String value, int most, boolean needed, String complete) {
        return """
                <label for="%1$s">%2$s</label><input id="%1$s" name="%1$s" type="%3$s" value="%4$s" maxlength="%5$d" \
                autocomplete="%6$s"%7$s>
                """.formatted(name, say("ask." + name), type, safe(value), most, complete, needed ? " required" : "");
    }

    private String area(String name, String value, int most) {
        return """
                <label for="%1$s">%2$s</label><textarea id="%1$s" name="%1$s" maxlength="%3$d" required>%4$s</textarea>
                """.formatted(name, say("ask." + name), most, safe(value));
    }

    private String check(boolean on) {
        return "<label class=\"check\"><input type=\"checkbox\" name=\"urgent\" value=\"yes\"%s> <span>%s</span></label>"
                .formatted(on ? " checked" : "", say("ask.urgent"));
    }

    private String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, safe(value));
    }

    private String paragraph(String key) {
        return "<p>%s</p>".formatted(say(key));
    }

    private String say(String key) {
        return new MessageFormat(texts.getString("requests.page." + key), locale).format(new Object[0]);
    }

    /** The text of a refusal, in the page's language. */
    String refusal(cn.linli.shared.Refused no) {
        var code = no.refusal().code();
        var bundle = code.startsWith("requests.")
                ? texts
                : ResourceBundle.getBundle(
                        "messages." + no.refusal().module(),
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(code), locale).format(no.arguments());
    }

    private static String safe(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A station to write to. */
    record Choice(UUID id, String name) {}
}
