package cn.linli.visits;

import cn.linli.shared.AccountId;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * To whom and to when a planned visit is moved.
 *
 * @param worker whose it is from now on
 * @param second who goes along; null: nobody named
 * @param day the day it is meant for now; today or later
 * @param from the promised time, if any
 */
public record Move(
        AccountId worker,
        @Nullable AccountId second,
        LocalDate day,
        @Nullable LocalTime from) {}
