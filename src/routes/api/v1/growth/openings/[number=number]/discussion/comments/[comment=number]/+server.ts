import { talkAbout } from '../../../../../../discussion-of.server.ts';

const talk = talkAbout('opportunity');

export const PATCH = talk.rewrite;
export const DELETE = talk.takeBack;
