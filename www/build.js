// Which build this is. In dist/ it is a hash of everything that Apostil is built of; scripts/dist.sh writes it.

export const BUILD = "source";
