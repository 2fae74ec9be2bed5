package cn.linli.visits;

import cn.linli.shared.ResidentId;
import org.jspecify.annotations.Nullable;

/**
 * A need that came to light on a visit. It becomes a request when the visit is recorded.
 *
 * @param resident whose need; null where one person is visited, refused where several are
 * @param kind code of the catalogue of services
 * @param words what is needed, in their words
 */
public record NeedFound(@Nullable ResidentId resident, String kind, String words) {}
