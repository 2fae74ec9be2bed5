import { en } from './en';
import { texts } from './i18n';
import { zh } from './zh';

export const useAppText = texts('app', zh, en);
