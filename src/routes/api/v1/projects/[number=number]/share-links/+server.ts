import { addShareLink, listShareLinks } from '../../../share-links-of.server.ts';

export const GET = listShareLinks('project');
export const POST = addShareLink('project');
