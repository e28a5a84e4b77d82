import { holidays } from './of-everybody.server.ts';

export const GET = holidays.list;
export const POST = holidays.add;
