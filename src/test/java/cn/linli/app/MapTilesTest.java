package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page loads from its own house only; a map's pictures come from the one address an administrator names. */
class MapTilesTest {

    @Test
    void withoutAnAddressNothingComesFromOutside() {
        assertThat(SecurityChain.content("")).doesNotContain("http").contains("worker-src 'self'");
    }

    @Test
    void theAddressOpensItsOwnHostAndNoMore() {
        assertThat(SecurityChain.content("https://tiles.example.cn/{z}/{x}/{y}.png"))
                .contains("img-src 'self' data: blob: https://tiles.example.cn;")
                .contains("connect-src 'self' https://tiles.example.cn;")
                .contains("script-src 'self';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiles.example.cn/{z}", "https://a.cn;script-src *//{z}", "https://a.cn 'unsafe-eval'/{z}"})
    void whatIsNoAddressStopsTheStart(String tiles) {
        assertThatThrownBy(() -> SecurityChain.content(tiles)).isInstanceOf(NotPossible.class);
    }
}
