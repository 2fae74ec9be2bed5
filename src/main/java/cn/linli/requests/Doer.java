package cn.linli.requests;

import cn.linli.shared.AccountId;
import cn.linli.volunteers.VolunteerId;

/** Who is to do it. */
public sealed interface Doer {

    /** A worker of the station, by account. */
    record Worker(AccountId account) implements Doer {}

    /** A volunteer of the station. */
    record Helper(VolunteerId volunteer) implements Doer {}
}
