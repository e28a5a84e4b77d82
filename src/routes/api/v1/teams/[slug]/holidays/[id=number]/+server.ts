import { holidays } from '../of-team.server.ts';

export const DELETE = holidays.remove;
