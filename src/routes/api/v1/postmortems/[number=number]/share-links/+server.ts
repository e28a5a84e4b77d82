import { addShareLink, listShareLinks } from '../../../share-links-of.server.ts';

export const GET = listShareLinks('postmortem');
export const POST = addShareLink('postmortem');
