import { bringBack } from '../../../bring-back.server.ts';

export const POST = bringBack('course');
