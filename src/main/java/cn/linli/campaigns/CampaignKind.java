package cn.linli.campaigns;

/** What a campaign is for. */
public enum CampaignKind {
    /** 高温. */
    HEAT,
    /** 寒潮. */
    COLD,
    /** 汛期、暴雨、台风. */
    STORM,
    /** 节日. */
    FESTIVAL,
    /** 政策宣讲. */
    POLICY,
    /** 疫情敲门. */
    EPIDEMIC,
    /** 商铺走访. */
    SHOPS,
    /** 其他. */
    OTHER;

    String code() {
        return Codes.of(this);
    }
}
