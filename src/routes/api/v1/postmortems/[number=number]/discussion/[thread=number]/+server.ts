import { talkAbout } from '../../../../discussion-of.server.ts';

const talk = talkAbout('postmortem');

export const POST = talk.reply;
export const PATCH = talk.settle;
