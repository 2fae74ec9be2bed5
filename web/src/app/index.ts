/** What features and shared pieces may use of the app. */
export { type Address, useAddress, useGo, useParam, useWordsApart } from './address';
export { type Feature, feature, type Hit, type Section } from './feature';
export { type Both, type Language, language, type Say, type Texts, texts, useLanguage } from './i18n';
export { useNarrow } from './narrow';
export { type News, useNews } from './news';
export { type Right, type Session, useMay, useSession } from './session';
export { colours, useTaste } from './taste';
