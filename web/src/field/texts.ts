import { texts } from '@/app/i18n';
import { en } from './en';
import { zh } from './zh';

export const useT = texts('field', zh, en);
