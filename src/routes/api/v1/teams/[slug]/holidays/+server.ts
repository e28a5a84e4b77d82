import { holidays } from './of-team.server.ts';

export const GET = holidays.list;
export const POST = holidays.add;
