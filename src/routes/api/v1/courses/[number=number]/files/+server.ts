import { addFile } from '../../../files-of.server.ts';

export const POST = addFile('course');
