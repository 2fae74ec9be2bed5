import type { Feature } from './feature';

const found = import.meta.glob<Feature>('../features/*/index.{ts,tsx}', { eager: true, import: 'default' });

/** What is built, as the features say it themselves. */
export const features: readonly Feature[] = Object.values(found);
