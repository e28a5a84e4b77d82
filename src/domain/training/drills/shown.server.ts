import { and, asc, eq, lte } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Person } from '../../accounts/person.ts';
import { isAsked, USUAL_QUESTION, type Moment } from './drill.ts';
import { findRun, type FoundRun } from './finding-runs.server.ts';
import { headlineOf, headlinesOf } from './headline.server.ts';
import { roomOf } from './in-the-room.server.ts';
import { parted } from './steps.ts';
import { drillAnswer } from './tables.server.ts';

/** A moment as it is shown; its evidence is as it was given. */
export type ShownMoment = Omit<Moment, 'text'> & { html: SafeHtml };

type Answer = typeof drillAnswer.$inferSelect;
export type OwnAnswer = Pick<Answer, 'see' | 'would' | 'choice' | 'sure'>;

/** A stop on the way that was reached. */
export interface Passed {
	at: number | null;
	headline: string;
}

/**
 * A run as somebody in it may see it at this moment. What comes later is not in here, whatever is asked for: only
 * for whoever leads, under `ahead`.
 */
export async function readRun(db: Database, who: Person, key: string) {
	const found = await findRun(db.read, who, key);
	const { drill, run, of, seat, leads, isIn } = found;
	const base = {
		key,
		drill: { id: drill.id, title: drill.title, scene: drill.scene, zone: drill.zone },
		of: { number: of.number, title: of.title },
		team: found.team,
		visibility: of.visibility,
		together: run.together,
		minutes: run.minutes,
		seat,
		leads,
		steps: drill.steps.length,
		room: await roomOf(db.read, found),
	};
	if (!isIn) return { ...base, state: 'outside' as const };
	const passed = drill.steps.slice(0, run.step + 1).map((_, at) => passedAt(found, at));
	if (run.step >= drill.steps.length) {
		const { noticed } = run;
		const notes = noticed.trim() === '' ? null : renderMarkdown(noticed, { topHeading: 3 });
		return {
			...base,
			state: 'debrief' as const,
			passed,
			noticed: { text: noticed, html: notes, base: fingerprint(noticed) },
			looking: await lookingBack(db.read, who, found),
		};
	}
	return { ...base, state: 'playing' as const, passed, now: await stepNow(db.read, who, found) };
}
export type ShownRun = Awaited<ReturnType<typeof readRun>>;
export type PlayingRun = Extract<ShownRun, { state: 'playing' }>;
export type Debrief = Extract<ShownRun, { state: 'debrief' }>;

const shown = ({ text, ...moment }: Moment): ShownMoment => ({
	...moment,
	html: renderMarkdown(text, { topHeading: 3 }),
});

async function stepNow(db: Reader, who: Person, { drill, run, seat, leads }: FoundRun) {
	const step = drill.steps[run.step];
	const places = parted(drill.moments, drill.steps, run.step);
	const told = (at: readonly number[]) => at.flatMap((place) => drill.moments[place] ?? []).map(shown);
	const isEnding = run.step === drill.steps.length - 1;
	const following = drill.steps[run.step + 1];
	const [mine] = await db
		.select()
		.from(drillAnswer)
		.where(
			and(eq(drillAnswer.runId, run.id), eq(drillAnswer.personId, who.id), eq(drillAnswer.step, run.step)),
		);
	return {
		step: run.step,
		at: lastKnown(drill.moments, places.sight),
		startedAt: drill.moments.find(({ at }) => at !== null)?.at ?? null,
		isEnding,
		revealed: run.revealed,
		until: run.stepUntil,
		sight: told(places.sight),
		ask: step?.ask === undefined || step.ask === '' ? USUAL_QUESTION : step.ask,
		choices: step?.choices ?? [],
		isAsked: !run.together || isAsked(seat),
		mine: mine ? own(mine) : null,
		happened: run.revealed ? told(places.happened) : null,
		/** When it goes on. Known to whoever leads, once it is revealed. */
		nextAt: leads && run.revealed && following ? timeOf(drill.moments, following.moments) : null,
		/** What comes, for whoever leads a room. */
		ahead: run.together && leads && !run.revealed ? told(places.happened) : null,
	};
}

const own = ({ see, would, choice, sure }: Answer): OwnAnswer => ({ see, would, choice, sure });

const timeOf = (moments: readonly Moment[], places: readonly number[]) =>
	places.flatMap((place) => moments[place]?.at ?? [])[0] ?? null;

/** The last time that is known by then. */
function lastKnown(moments: readonly Moment[], sight: readonly number[]): number | null {
	const until = sight.at(-1) ?? 0;
	return moments.slice(0, until + 1).findLast(({ at }) => at !== null)?.at ?? null;
}

function passedAt({ drill }: FoundRun, at: number): Passed {
	const { sight } = parted(drill.moments, drill.steps, at);
	const last = drill.moments[sight.at(-1) ?? 0];
	return { at: lastKnown(drill.moments, sight), headline: headlineOf(last?.text ?? '') };
}

/** What somebody said at each step, and what happened then: for them alone. */
async function lookingBack(db: Reader, who: Person, { drill, run }: FoundRun) {
	const mine = await db
		.select()
		.from(drillAnswer)
		.where(
			and(
				eq(drillAnswer.runId, run.id),
				eq(drillAnswer.personId, who.id),
				lte(drillAnswer.step, drill.steps.length - 1),
			),
		)
		.orderBy(asc(drillAnswer.step));
	return mine.map((answer) => {
		const { happened, sight } = parted(drill.moments, drill.steps, answer.step);
		const then = happened.flatMap((place) => drill.moments[place] ?? []);
		return {
			at: lastKnown(drill.moments, sight),
			...own(answer),
			happened: headlinesOf(then.map(({ text }) => text)),
		};
	});
}
