export const board = 'what visits must not reach for';
