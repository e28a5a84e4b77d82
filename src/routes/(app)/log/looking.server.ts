import type { Person } from '#domain/accounts/person.ts';
import { mayBegin } from '#domain/accounts/may.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { cameOf, monthsOf } from '#domain/log/figures.server.ts';
import { latestIncidents } from '#domain/log/incidents.server.ts';
import { FORMING, type Thread } from '#domain/log/threads.ts';
import { threadsIn } from '#domain/log/threads.server.ts';
import { loggedIn, Narrowing, type Place } from '#domain/log/weeks.server.ts';
import {
	dayAfter,
	daysOfMonth,
	daysOfWeek,
	monthBeside,
	monthOf,
	weekBeside,
	weekOf,
	weeksBefore,
	type Days,
} from '#domain/log/weeks.ts';
import { lessonRows } from '#domain/lessons/lesson-rows.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';

/** What a page of the log gets to show. */
export type LookedAt = Awaited<ReturnType<typeof look>>;
const MONTH_PAGE = 200;
const THREADS = 8;
const IN_THREAD = 5;

/** What an address of the log asks for: `?week=2026-W47`, `?month=2026-11`, `?view=threads`. */
function askedIn(params: URLSearchParams, today: string) {
	const month = params.get('month') ?? '';
	const ofMonth = daysOfMonth(month);
	if (ofMonth || params.get('view') === 'month') {
		const key = ofMonth ? month : monthOf(today);
		const to = (step: number) => `month=${monthBeside(key, step)}`;
		const isNow = key === monthOf(today);
		return {
			view: 'month' as const,
			key,
			days: ofMonth ?? daysOfMonth(key),
			before: to(-1),
			after: isNow ? null : to(1),
			isNow,
		};
	}
	const view = params.get('view') === 'threads' ? ('threads' as const) : ('week' as const);
	const asked = params.get('week') ?? '';
	const key = daysOfWeek(asked) ? asked : weekOf(today);
	const isNow = key === weekOf(today);
	const to = (step: number) => `${view === 'threads' ? 'view=threads&' : ''}week=${weekBeside(key, step)}`;
	return { view, key, days: daysOfWeek(key), before: to(-1), after: isNow ? null : to(1), isNow };
}

/** A stretch of a log, and what stands beside it. */
export async function look(
	db: Database,
	person: Person,
	place: Exclude<Place, 'mine'>,
	params: URLSearchParams,
) {
	const today = isoDay(now(), person.zone);
	const asked = askedIn(params, today);
	const narrowing = Narrowing.parse(Object.fromEntries(params));
	const days = asked.days ?? { from: today, to: today };
	const lists = asked.view !== 'threads';
	const limit = asked.view === 'month' ? { limit: MONTH_PAGE } : {};
	const { rows, next } = lists
		? await loggedIn(db, person, place, { days, ...narrowing, ...limit })
		: { rows: [], next: null };
	const threads = await threadsIn(db, person, place, asked.view === 'threads' ? fourWeeks(days) : days);
	return {
		view: asked.view,
		key: asked.key,
		days,
		today,
		before: asked.before,
		after: asked.after,
		isNow: asked.isNow,
		rows,
		next,
		narrowed: await namedNarrowing(db, person, narrowing),
		threads: lists ? [] : await withLessons(db, person, threads.slice(0, THREADS)),
		forming: asked.view === 'week' ? (threads.find(({ people }) => people.length >= FORMING) ?? null) : null,
		cameOf:
			asked.view === 'week'
				? await cameOf(db, person, place, weeksBefore(days.to < today ? days.to : today))
				: null,
		months: asked.view === 'month' ? await monthsOf(db, person, place) : [],
		incidents: mayBegin(person) ? await latestIncidents(db, person) : [],
	};
}

/** A week alone has few threads that are more than forming. */
const fourWeeks = ({ from, to }: Days): Days => ({ from: dayAfter(from, -21), to });

async function withLessons(db: Database, person: Person, threads: readonly Thread[]) {
	const ids = threads.flatMap(({ lessonIds }) => lessonIds.slice(0, IN_THREAD));
	const rows = new Map((await lessonRows(db, person, [...new Set(ids)])).map((row) => [row.id, row]));
	return threads.map(({ lessonIds, ...thread }) => ({
		...thread,
		count: lessonIds.length,
		lessons: lessonIds.slice(0, IN_THREAD).flatMap((id) => rows.get(id) ?? []),
	}));
}

/** What the list is narrowed to, in words; a person by the name that the reader knows them by. */
async function namedNarrowing(db: Database, person: Person, { topic, by, open, after }: Narrowing) {
	const name =
		by === undefined ? undefined : (await listPeople(db, person)).find(({ id }) => id === by)?.name;
	return {
		topic: topic ?? null,
		by: by === undefined ? null : (name ?? 'somebody'),
		open: open === 'yes',
		paged: after !== undefined,
	};
}
