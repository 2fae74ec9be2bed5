package cn.linli.requests;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the doer says when it is done.
 *
 * @param minutes time spent this time; 0 to 1,440
 * @param what what was done; at most 2,000 characters; kept sealed
 * @param at when; null: now
 */
public record DoneWork(int minutes, String what, @Nullable OffsetDateTime at) {}
