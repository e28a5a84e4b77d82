import { z } from 'zod';
import type { Kind } from '../entries/kinds.ts';
import type { WebhookEvent } from '../webhooks/event.ts';

export const CHAT_KINDS = ['slack', 'mattermost', 'teams'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];
export const CHAT_NAMES: Record<ChatKind, string> = {
	slack: 'Slack',
	mattermost: 'Mattermost',
	teams: 'Microsoft Teams',
};

export const CHAT_NEWS = ['learnings', 'post-mortems', 'changes', 'week'] as const;
/** What a team lets a channel hear: what it learned, what was published, what was done, and its week on one day. */
export type ChatNews = (typeof CHAT_NEWS)[number];
export const NEWS_WORDS: Record<ChatNews, string> = {
	learnings: 'What people log',
	'post-mortems': 'Post-mortems, when they are published',
	changes: 'Changes that were done, and whether they held',
	week: 'What the team learned in the week, on Friday afternoon',
};

/** What a channel would hear it as; null where channels hear nothing of it. */
export function newsOf(event: WebhookEvent, kind: Kind | undefined): ChatNews | null {
	switch (event) {
		case 'entry.published':
			return kind === 'postmortem' ? 'post-mortems' : 'learnings';
		case 'change.done':
		case 'change.checked':
			return 'changes';
		// A lesson stands in the message about its entry.
		case 'lesson.learned':
		case 'lesson.turned':
		case 'change.planned':
		case 'change.dropped':
		case 'entry.withdrawn':
			return null;
	}
}

const Id = z.coerce.number().int().positive();
const News = z.array(z.enum(CHAT_NEWS)).min(1, 'Choose what it hears of.');
const Place = z.object({
	kind: z.enum(CHAT_KINDS),
	name: z.string().trim().min(1, 'Which channel is it?').max(80, 'A name can be 80 characters at the most.'),
	address: z.string().trim().max(2000, 'An address can be 2,000 characters at the most.'),
	// A form in which nothing is ticked sends no list.
	news: News.catch([]).pipe(News),
});

export const NewChatPlace = Place.extend({
	address: Place.shape.address.min(1, 'Paste the address that the chat gave you.'),
});
export type NewChatPlace = z.output<typeof NewChatPlace>;

/** Left empty, the address stays. */
export const ChatPlaceChange = Place.extend({ id: Id });
export type ChatPlaceChange = z.output<typeof ChatPlaceChange>;
export const OneChatPlace = z.object({ id: Id });
