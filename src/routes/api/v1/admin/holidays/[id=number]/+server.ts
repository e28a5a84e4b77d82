import { holidays } from '../of-everybody.server.ts';

export const DELETE = holidays.remove;
