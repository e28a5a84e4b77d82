import { past } from '../versions-here.server.ts';

export const GET = past.list;
