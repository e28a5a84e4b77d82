import { addFile, listFiles } from '../../../files-of.server.ts';

export const GET = listFiles('postmortem');
export const POST = addFile('postmortem');
