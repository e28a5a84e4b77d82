import type { Kind } from '../entries/kinds.ts';
import type { WebhookEvent } from '../webhooks/event.ts';

export const CHAT_KINDS = ['slack', 'mattermost', 'teams'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

export const CHAT_NEWS = ['learnings', 'post-mortems', 'changes', 'week'] as const;
/** What a team lets a channel hear: what it learned, what was published, what was done, and its week on one day. */
export type ChatNews = (typeof CHAT_NEWS)[number];

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
