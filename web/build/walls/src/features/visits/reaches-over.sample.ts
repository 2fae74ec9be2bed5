import { board } from '../requests/board.sample';

export const borrowed = board;
