import { z } from 'zod';
import type { FoundSignal } from './signal.ts';
import { plausible, Timestamp } from './timestamp.ts';

const Words = z.string().nullish().catch(null);
const Named = z.looseObject({ id: Words, summary: Words, html_url: Words }).nullish().catch(null);

/**
 * @see https://developer.pagerduty.com/docs/webhooks-overview
 */
export const PagerDutyEvent = z.object({
	event: z.looseObject({
		id: Words,
		event_type: z.string(),
		occurred_at: Timestamp,
		data: z.looseObject({
			id: Words,
			type: Words,
			title: Words,
			html_url: Words,
			urgency: Words,
			service: Named,
			// Of a note, a status update and the like.
			incident: Named,
			content: Words,
			message: Words,
		}),
	}),
});

export type PagerDutyEvent = z.output<typeof PagerDutyEvent>;

/** What PagerDuty sends when somebody tries the address. */
const PING = 'pagey.ping';

/** Names of people are in `raw` alone: a timeline goes by roles. */
export function signalsOfPagerDuty({ event }: PagerDutyEvent, receivedAt: number): FoundSignal[] {
	if (event.event_type === PING) return [];
	const { data } = event;
	const title = data.title ?? data.incident?.summary ?? '';
	const lines = [
		data.content ?? data.message ?? title,
		title,
		data.urgency ? `Urgency: ${data.urgency}` : '',
	];
	return [
		{
			at: plausible(event.occurred_at, receivedAt),
			text: [...new Set(lines.filter((line) => line !== ''))].join('\n'),
			source: ['PagerDuty', data.service?.summary].filter(Boolean).join(' · '),
			link: data.incident?.html_url ?? data.html_url ?? '',
			status: event.event_type.replace(/^[^.]*\./, '').replaceAll(/[._]/g, ' '),
			// Each event is one of its own; sent again it has the same id.
			fingerprint: `pagerduty:${event.id ?? `${data.incident?.id ?? data.id ?? ''} ${event.event_type}`}`,
			of: 0,
		},
	];
}
