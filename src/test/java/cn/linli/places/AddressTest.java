package cn.linli.places;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.RegionCode;
import org.junit.jupiter.api.Test;

class AddressTest {

    private static final RegionCode COMMUNITY = RegionCode.of("370105005011");

    @Test
    void buildingUnitAndRoomAreTakenApart() {
        assertThat(Address.asWritten(COMMUNITY, "34号楼5单元254")).isEqualTo(new Address(COMMUNITY, "", "34", "5", "254"));
        assertThat(Address.asWritten(COMMUNITY, "绿地新城１２栋３单元５０１室"))
                .isEqualTo(new Address(COMMUNITY, "绿地新城", "12", "3", "501"));
        assertThat(Address.asWritten(COMMUNITY, "无影山中路12号院6号楼302"))
                .isEqualTo(new Address(COMMUNITY, "无影山中路12号院", "6", "", "302"));
    }

    @Test
    void whatCannotBeTakenApartStaysWhole() {
        assertThat(Address.asWritten(COMMUNITY, "村东头大槐树旁").place()).isEqualTo("村东头大槐树旁");
        assertThat(Address.asWritten(COMMUNITY, "3号楼后面的平房").place()).isEqualTo("3号楼后面的平房");
    }

    @Test
    void theDoorIsSealedApartAndComesBackWhole() {
        var address = new Address(COMMUNITY, "绿地新城", "34", "5", "254");
        var known = new Address(COMMUNITY, "绿地新城", "34", "", "");
        assertThat(known.withDoor(address.door())).isEqualTo(address);
        assertThat(address.oneLine()).isEqualTo("绿地新城34号楼5单元254室");
    }

    @Test
    void aLogDoesNotTellTheDoor() {
        assertThat(new Address(COMMUNITY, "绿地新城", "34", "5", "254").toString()).doesNotContain("254");
    }
}
