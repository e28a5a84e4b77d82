import { talkAbout } from '../../../discussion-of.server.ts';

const talk = talkAbout('course');

export const GET = talk.read;
export const POST = talk.note;
