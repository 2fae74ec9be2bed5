package cn.linli.stations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"南村街道社工站", "南村社工站", "天桥区南村街道社工站", "南村街道社会工作服务站", "南村街道办事处社工服务站", " 南村 街道　社工站", "南村街道"})
    void aStationIsKnownInAnyDress(String written) {
        assertThat(StationName.of(written, "天桥区").bare()).isEqualTo("南村");
        assertThat(StationName.of(written, "天桥区").hub()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"天桥区社工总站", "天桥区社会工作总站"})
    void theHubIsNotTakenForAStreet(String written) {
        assertThat(StationName.of(written, "天桥区")).isEqualTo(new StationName("天桥区", "天桥区", true));
    }
}
