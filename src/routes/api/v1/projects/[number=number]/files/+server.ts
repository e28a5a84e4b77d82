import { addFile, listFiles } from '../../../files-of.server.ts';

export const GET = listFiles('project');
export const POST = addFile('project');
