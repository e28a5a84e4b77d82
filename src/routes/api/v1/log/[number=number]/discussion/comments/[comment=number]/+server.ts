import { talkAbout } from '../../../../../discussion-of.server.ts';

const talk = talkAbout('log');

export const PATCH = talk.rewrite;
export const DELETE = talk.takeBack;
