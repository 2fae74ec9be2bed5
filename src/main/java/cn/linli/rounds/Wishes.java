package cn.linli.rounds;

/**
 * What the plan is judged by: the cost of each thing nobody likes, in minutes on the way. Its sum is what the search
 * makes small.
 *
 * @param travel a minute on the way
 * @param late a minute of lateness, times the stop's own weight
 * @param latest a minute of the largest lateness of the day
 * @param stranger somebody is visited by another worker than the usual one
 * @param uneven how much an uneven day costs: the squares of the working minutes, over the length of an even day
 */
public record Wishes(double travel, double late, double latest, double stranger, double uneven) {}
