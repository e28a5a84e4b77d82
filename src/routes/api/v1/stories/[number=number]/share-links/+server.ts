import { addShareLink, listShareLinks } from '../../../share-links-of.server.ts';

export const GET = listShareLinks('story');
export const POST = addShareLink('story');
