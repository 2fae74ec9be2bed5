package cn.linli.residents;

import cn.linli.shared.ResidentId;

/**
 * Two entries turned out to be one person, or after all to be two.
 *
 * @param survivor the entry that stands for both
 * @param merged the entry that points to it
 * @param undone whether they were made two again
 */
public record ResidentsMerged(ResidentId survivor, ResidentId merged, boolean undone) {}
