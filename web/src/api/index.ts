export {
  api,
  type Options,
  type Page,
  type Query,
  type SendOptions,
  wasSentHere,
  whenSignedOut,
} from './client';
export { atStation, momentOf, now, today, ZONE } from './clock';
export { newId } from './ids';
export { type FieldRefusal, Refused } from './refused';
export type { components } from './schema';
