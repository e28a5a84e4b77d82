import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { POINT_KINDS } from './agenda.ts';
import { DECISIONS } from './idea.ts';
import type { Idea } from './ideas.server.ts';
import type { MeetingPage } from './meeting-page.server.ts';

const Moment = z.iso.datetime();
const Name = z.object({ name: z.string(), email: z.string() });
const Count = z.object({ yes: z.int(), no: z.int() });
/** The meeting about a post-mortem, as the API answers it. */
export const MeetingAnswer = z.object({
	state: z.enum(['none', 'planned', 'under-way', 'over']),
	at: Moment.nullable(),
	minutes: z.int().nullable(),
	/** In which whoever planned it thinks. */
	zone: z.string().nullable(),
	facilitator: Name.nullable(),
	agenda: z.array(z.object({ kind: z.enum(POINT_KINDS), title: z.string(), minutes: z.int() })),
	/** Counts, once nobody can answer any more, of three people or more; null before that. */
	poll: z.object({ learned: Count, again: Count }).nullable(),
	/** For those who take part: null to anybody else. */
	invited: z.array(Name).nullable(),
	notes: z.array(z.object({ point: z.string(), text: z.string() })).nullable(),
});

export function meetingAnswerOf(page: MeetingPage) {
	const named = ({ name, email }: { name: string; email: string }) => ({ name, email });
	const { meeting, poll } = page;
	return {
		state: page.state,
		at: meeting && isoTime(meeting.at),
		minutes: meeting?.minutes ?? null,
		zone: meeting?.zone ?? null,
		facilitator: page.facilitator && named(page.facilitator),
		agenda: page.agenda.map(({ kind, title, minutes }) => ({ kind, title, minutes })),
		poll: poll.state === 'counted' ? { learned: poll.learned, again: poll.again } : null,
		invited: page.invited?.map(named) ?? null,
		notes:
			page.minutes?.flatMap(({ notes }) => notes.map(({ title, text }) => ({ point: title, text }))) ?? null,
	} satisfies z.input<typeof MeetingAnswer>;
}

export const IdeasAnswer = z.object({
	items: z.array(
		z.object({
			id: z.int(),
			text: z.string(),
			by: z.string(),
			parkedAt: Moment,
			/** Until then it rests, and becomes no change. */
			restsUntil: Moment,
			decision: z.enum(DECISIONS).nullable(),
			decidedBy: z.string().nullable(),
			/** Why it was dropped. */
			reason: z.string(),
			/** The change it became. */
			change: z.int().nullable(),
		}),
	),
});

export function ideasAnswerOf(ideas: readonly Idea[]) {
	return {
		items: ideas.map(({ id, text, by, parkedAt, ripeAt, decided }) => ({
			id,
			text,
			by,
			parkedAt: isoTime(parkedAt),
			restsUntil: isoTime(ripeAt),
			decision: decided?.decision ?? null,
			decidedBy: decided?.by ?? null,
			reason: decided?.reason ?? '',
			change: decided?.changeId ?? null,
		})),
	} satisfies z.input<typeof IdeasAnswer>;
}
