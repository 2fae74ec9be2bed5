package cn.linli.app;

import cn.linli.access.AccessRefusal;
import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.demo.TimeMachine;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The clock, who is at work as an argument, and the pages that the screens live in: the desk, and the phone in the doorway. */
@Configuration
@EnableScheduling
class WebSetUp implements WebMvcConfigurer {

    private final Room room;

    WebSetUp(Room room) {
        this.room = room;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(room);
    }

    /** China has one time; the demo's clock can also tell the past year. */
    @Bean
    Clock clock(@Value("${linli.kind:real}") String kind) {
        var china = ZoneId.of("Asia/Shanghai");
        return kind.equals("demo") ? new TimeMachine(china) : Clock.system(china);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Actor.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binder) {
                var actor = Wall.atWork();
                if (actor == null) {
                    throw AccessRefusal.NOT_SIGNED_IN.refuse();
                }
                return actor;
            }
        });
    }

    @Override
    public void addViewControllers(ViewControllerRegistry pages) {
        pages.addViewController("/").setViewName("forward:/index.html");
        pages.addViewController("/field").setViewName("forward:/field.html");
        pages.addViewController("/{path:(?!api|assets|actuator|console)[^.]*}").setViewName("forward:/index.html");
        pages.addViewController("/{path:(?!api|assets|actuator|console)[^.]*}/{*rest}")
                .setViewName("forward:/index.html");
    }
}
