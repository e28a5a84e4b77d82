import { removeShareLink } from '../../../../share-links-of.server.ts';

export const DELETE = removeShareLink('story');
