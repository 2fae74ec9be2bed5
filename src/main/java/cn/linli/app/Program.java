package cn.linli.app;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on a home and a database, as a server or for one command. */
final class Program {

    private final SpringApplication application;
    private final Map<String, Object> settings = new HashMap<>();

    private Program(Class<?> program, WebApplicationType type, Home home, Home.Kind kind, Database database) {
        application = new SpringApplication(program);
        application.setWebApplicationType(type);
        application.setRegisterShutdownHook(false);
        settings.put("linli.home", home.path().toString());
        settings.put("linli.kind", kind.name().toLowerCase(Locale.ROOT));
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
    }

    /** A server on this port. */
    static Program server(Class<?> program, Home home, Home.Kind kind, Database database, String port) {
        var server = new Program(program, WebApplicationType.SERVLET, home, kind, database);
        server.settings.put("server.port", port);
        return server;
    }

    /** Just what one command needs. */
    static Program command(Class<?> program, Home home, Home.Kind kind, Database database) {
        var command = new Program(program, WebApplicationType.NONE, home, kind, database);
        command.application.setLazyInitialization(true);
        command.application.setLogStartupInfo(false);
        return command;
    }

    /** Lets somebody know the context before it is ready, so that it can be closed early. */
    Program known(ApplicationContextInitializer<?> by) {
        application.addInitializers(by);
        return this;
    }

    /** What is done after the application has started and before it says that it is ready. */
    Program beforeOpening(Consumer<ConfigurableApplicationContext> work) {
        application.addListeners(
                (ApplicationListener<ApplicationStartedEvent>) started -> work.accept(started.getApplicationContext()));
        return this;
    }

    ConfigurableApplicationContext start() {
        application.setDefaultProperties(settings);
        return application.run();
    }
}
