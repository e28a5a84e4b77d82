import type { ChatKind } from '../chat.ts';
import type { ChatMessage } from '../message.ts';
import { asMattermost } from './mattermost.ts';
import { asSlack } from './slack.ts';
import { asTeams } from './teams.ts';

/** How each chat wants to be told. */
export const FORMATS: Record<ChatKind, (message: ChatMessage) => object> = {
	slack: asSlack,
	mattermost: asMattermost,
	teams: asTeams,
};
