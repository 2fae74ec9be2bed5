import { texts } from '@/app';
import { en } from './en';
import { zh } from './zh';

export const useT = texts('rounds', zh, en);
export type T = ReturnType<typeof useT>;
