import { talkAbout } from '../../../../discussion-of.server.ts';

const talk = talkAbout('story');

export const POST = talk.reply;
export const PATCH = talk.settle;
