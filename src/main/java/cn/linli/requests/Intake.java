package cn.linli.requests;

import org.jspecify.annotations.Nullable;

/**
 * What is written once, when a request comes in.
 *
 * @param checked what was said, its texts checked
 * @param urgency as it counts
 * @param by who wrote it down
 * @param proposed the name of somebody proposed but not assigned, or empty
 * @param code the fingerprint of the code to follow it by, if it came by link
 */
@SuppressWarnings("ArrayRecordComponent")
record Intake(NewRequest checked, Urgency urgency, By by, String proposed, byte @Nullable [] code) {}
