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
