import { texts } from '@/app';
import { en } from './en';
import { zh } from './zh';

export const useUiText = texts('ui', zh, en);
