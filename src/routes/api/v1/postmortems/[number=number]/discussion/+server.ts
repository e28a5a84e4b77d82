import { talkAbout } from '../../../discussion-of.server.ts';

const talk = talkAbout('postmortem');

export const GET = talk.read;
export const POST = talk.note;
