export const WEBHOOK_EVENTS = [
	'lesson.learned',
	'lesson.turned',
	'change.planned',
	'change.done',
	'change.dropped',
	'change.checked',
	'entry.published',
	'entry.withdrawn',
] as const;
/** What a webhook can be told of. Names are only ever added. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** To try it out; every webhook takes it. */
export const TEST = 'webhook.test';

export const EVENT_WORDS: Record<WebhookEvent, { says: string; hint: string }> = {
	'lesson.learned': { says: 'A lesson was learned', hint: 'Each by itself, when its entry is published' },
	'lesson.turned': { says: 'A lesson stands differently', hint: 'It held, or another says it better' },
	'change.planned': { says: 'A change was planned', hint: 'An action or a decision that follows' },
	'change.done': { says: 'A change was done', hint: '' },
	'change.dropped': { says: 'A change was dropped', hint: 'With the reason' },
	'change.checked': { says: 'A change was checked', hint: 'Whether it held, some weeks later' },
	'entry.published': {
		says: 'An entry was published',
		hint: 'With all its lessons and changes; again with each edition',
	},
	'entry.withdrawn': {
		says: 'An entry was withdrawn',
		hint: 'Or is kept to fewer people: its number, so that copies can go',
	},
};
