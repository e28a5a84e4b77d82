import type { z } from 'zod';
import type { Visibility } from '#domain/entries/entry.ts';
import type { Content } from '#domain/postmortems/postmortem.ts';
import { MILESTONES } from '#domain/postmortems/times.ts';
import { movedDay, movedMoment, movedWords, weeksFromClocksBack, weeksFromWriting } from './calendar.ts';
import { WRITTEN } from './postmortems/written.ts';
import type { Written, WrittenNote, WrittenReview } from './writing.ts';

export interface DemoPostmortem {
	key: string;
	/** E-mail address of its first author. */
	by: string;
	coAuthors: string[];
	/** The name of a team. */
	team: string;
	visibility: Visibility;
	/** E-mail addresses of those who may read a restricted one. */
	readers: string[];
	published: boolean;
	/** When it was noticed, which is when somebody opens a page for it. UTC milliseconds. */
	draftedAt: number;
	/** UTC milliseconds; null for a draft. */
	publishedAt: number | null;
	content: z.input<typeof Content>;
	discussion: DemoThread[];
	thanks: { by: string; day: string; sentence: string }[];
	/** E-mail address. */
	facilitator: string | null;
	review: WrittenReview | null;
}
interface DemoNote {
	by: string;
	/** UTC milliseconds. */
	at: number;
	text: string;
}
export interface DemoThread extends DemoNote {
	quote: string;
	replies: DemoNote[];
}

/** What Orrery has written so far, in the order in which it was begun, as it stands on that day. */
export function demoPostmortems(today: number): DemoPostmortem[] {
	return WRITTEN.map((written) => movedTo(written, today)).sort((a, b) => a.draftedAt - b.draftedAt);
}

/** In the middle of the working day: a post-mortem is seldom published at midnight. */
const PUBLISHING_HOUR = '10:00';

function movedTo(written: Written, today: number): DemoPostmortem {
	const { key, by, team, day, publishedOn, content } = written;
	const weeks = written.clocksBack ? weeksFromClocksBack(today) : weeksFromWriting(today);
	const at = (time: string) => movedMoment(time, day, content.zone, weeks);
	const note = ({ by, at, text }: WrittenNote) => ({ by, at: movedMoment(at, day, 'UTC', weeks), text });
	return {
		key,
		by,
		team,
		coAuthors: written.coAuthors ?? [],
		readers: written.readers ?? [],
		visibility: written.visibility ?? 'workspace',
		published: publishedOn !== null,
		draftedAt: at(content.times.noticed ?? '17:00'),
		publishedAt: publishedOn === null ? null : at(`${publishedOn} ${PUBLISHING_HOUR}`),
		content: movedContent(written, weeks),
		facilitator: written.facilitator ?? null,
		review: written.review ?? null,
		thanks: (written.thanks ?? []).map(({ by, day, sentence = '' }) => ({
			by,
			day: movedDay(day, weeks),
			sentence,
		})),
		discussion: (written.discussion ?? []).map(({ quote = '', replies = [], ...first }) => ({
			...note(first),
			quote,
			replies: replies.map(note),
		})),
	};
}

function movedContent({ content, day: on }: Written, weeks: number): z.input<typeof Content> {
	const iso = (time: string) => new Date(movedMoment(time, on, content.zone, weeks)).toISOString();
	const day = (named?: string | null) => (named ? movedDay(named, weeks) : null);
	const words = (text = '') => movedWords(text, on, content.zone, weeks);
	const times = MILESTONES.map((name) => {
		const time = content.times[name];
		return [name, time ? iso(time) : null] as const;
	});
	return {
		kind: 'incident',
		template: '',
		...content,
		durations: (content.durations ?? []).map(({ name, from, to }) => ({
			name,
			from: from ? iso(from) : null,
			to: to ? iso(to) : null,
		})),
		title: words(content.title),
		summary: words(content.summary),
		impact: words(content.impact),
		feltBy: words(content.feltBy),
		times: Object.fromEntries(times),
		date: content.times.started ? null : day(on),
		timeline: content.timeline.map((event) => ({
			...event,
			at: event.at ? iso(event.at) : null,
			text: words(event.text),
			evidence: words(event.evidence),
		})),
		narrative: words(content.narrative).trim(),
		factors: content.factors.map((factor) => ({
			...factor,
			title: words(factor.title),
			detail: words(factor.detail),
		})),
		wentWell: words(content.wentWell),
		wasHard: words(content.wasHard),
		gotLucky: words(content.gotLucky),
		lessons: content.lessons.map((lesson) => ({ ...lesson, text: words(lesson.text) })),
		changes: content.changes.map((change) => ({
			...change,
			text: words(change.text),
			reason: words(change.reason),
			due: day(change.due),
			doneOn: day(change.doneOn),
		})),
	};
}
