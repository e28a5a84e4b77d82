import { talkAbout } from '../../../../../discussion-of.server.ts';

const talk = talkAbout('postmortem');

export const PATCH = talk.rewrite;
export const DELETE = talk.takeBack;
