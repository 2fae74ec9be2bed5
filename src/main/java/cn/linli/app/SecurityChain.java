package cn.linli.app;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** What every request passes: headers, CSRF, who it is, whether that is needed. */
@ConditionalOnWebApplication
@Configuration
class SecurityChain {

    private static final String CONTENT = "default-src 'self'; script-src 'self'; worker-src 'self'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:%1$s; font-src 'self' data:; "
            + "connect-src 'self'%1$s; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /**
     * What a page may load: only from here, and the pictures of a map from where the administrator said, if anywhere.
     *
     * @param tiles {@code https://host/{z}/{x}/{y}.png}, or empty
     */
    static String content(String tiles) {
        if (tiles.isEmpty()) {
            return CONTENT.formatted("");
        }
        var origin = java.util.regex.Pattern.compile("(https?://[A-Za-z0-9.:-]+)/\\S*")
                .matcher(tiles);
        if (!origin.matches()) {
            throw new NotPossible("LINLI_MAP_TILES is no address of map pictures: " + tiles);
        }
        return CONTENT.formatted(" " + origin.group(1));
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            WhoIsIt whoIsIt,
            @org.springframework.beans.factory.annotation.Value("${LINLI_MAP_TILES:}") String tiles)
            throws Exception {
        return http.csrf(csrf -> csrf.spa()
                        .ignoringRequestMatchers("/console", "/open/**")
                        .ignoringRequestMatchers(WhoIsIt::bearer))
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(withDefaults())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(content(tiles)))
                        .referrerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(whoIsIt, AuthorizationFilter.class)
                .authorizeHttpRequests(ask -> ask.dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/access/session", "/api/access/door")
                        .permitAll()
                        .requestMatchers("/api/public/**", "/console", "/error")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(whoIsIt::askToSignIn).accessDeniedHandler(whoIsIt::sayNo))
                .build();
    }
}
