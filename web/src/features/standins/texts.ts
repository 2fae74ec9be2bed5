import { texts } from '@/app';
import { en } from './en';
import { zh } from './zh';

export const useT = texts('standins', zh, en);
