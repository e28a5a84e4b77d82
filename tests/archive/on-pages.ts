import { desc } from 'drizzle-orm';
import type { z } from 'zod';
import { askErasure } from '#domain/accounts/erasing.server.ts';
import { everybody, personWith } from '#domain/accounts/people.server.ts';
import { isGuest } from '#domain/accounts/may.ts';
import type { Person } from '#domain/accounts/person.ts';
import { noteLook } from '#domain/lessons/last-looked.server.ts';
import { skipDay } from '#domain/log/days-off.server.ts';
import { remindOfLog } from '#domain/log/reminding.server.ts';
import { chooseQuiet } from '#domain/notifications/choosing.server.ts';
import { queueDigests } from '#domain/notifications/digest/queueing.server.ts';
import { writeForCustomers } from '#domain/postmortems/customers/public-documents.server.ts';
import { NotNeeded, sayNotNeeded } from '#domain/postmortems/expected.server.ts';
import { importDocuments } from '#domain/postmortems/importing.server.ts';
import { Answers, Plan } from '#domain/postmortems/meeting/meeting.ts';
import { writeNote } from '#domain/postmortems/meeting/minutes.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { plan, start } from '#domain/postmortems/meeting/planning.server.ts';
import { answerPoll } from '#domain/postmortems/meeting/poll.server.ts';
import { answer } from '#domain/pulse/answering.server.ts';
import { closeRound } from '#domain/pulse/closing.server.ts';
import { openRound } from '#domain/pulse/opening.server.ts';
import { chooseForTeams } from '#domain/recall/met-again.server.ts';
import { proposeSkills } from '#domain/skills/proposing.server.ts';
import { answerItem, finishLesson } from '#domain/training/answering.server.ts';
import { begin, contentOfVersion } from '#domain/training/beginning.server.ts';
import { CourseContent, lessonsOf } from '#domain/training/course.ts';
import { createCourse, publishCourse } from '#domain/training/courses.server.ts';
import { plan as planAfter } from '#domain/training/enrolling/intentions.server.ts';
import { openEnrolments } from '#domain/training/enrolling/opening.server.ts';
import { remindOfCourses } from '#domain/training/enrolling/reminding.server.ts';
import { NewRule } from '#domain/training/enrolling/rule.ts';
import { giveWaiver, makeRule, rulesOf } from '#domain/training/enrolling/rules.server.ts';
import { callOff, planSitting, wantToCome } from '#domain/training/enrolling/sittings.server.ts';
import { Given } from '#domain/training/grading.ts';
import { reflect } from '#domain/training/reflecting.server.ts';
import { sitting } from '#domain/training/tables.server.ts';
import { findEntry } from '#domain/entries/entries.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { refusalIn } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import { answers, morePeople } from '../support/pulse.ts';
import { BETWEEN_PEOPLE } from './between-people.ts';
import type { Chance } from './chance.ts';
import { hostileText } from './hostile-texts.ts';
import type { Things } from './things.ts';

export interface Doing {
	db: Database;
	who: Person;
	owner: Person;
	chance: Chance;
	things: Things;
	/** Something that could be sent where that is asked for. */
	given: <Schema extends z.ZodType>(schema: Schema) => z.output<Schema>;
}

export type Act = (it: Doing) => Promise<unknown>;

/** What people do that the API has no words for, and what is done because time passes. */
export const ON_PAGES: Record<string, Act> = {
	...BETWEEN_PEOPLE,
	'write a course': async ({ db, who, given, things }) => {
		const { number } = await createCourse(db, who, { content: given(CourseContent) });
		things.learn('/courses', { number }, who.id, '');
		await publishCourse(db, who, number);
	},
	'take a course': takeCourse,
	'take another course': takeCourse,
	'answer a pulse': async ({ db, owner, who, chance }) => {
		const asked = (await everybody(db.read)).filter((one) => !isGuest(one));
		if (asked.length < 12) await morePeople(db, 12, { called: `asked-${asked.length}` });
		const round = await openRound(db, owner, { kind: chance.of(['full', 'short'] as const) });
		for (const { id } of await everybody(db.read)) {
			const one = await personWith(db.read, id);
			const all = Array.from({ length: 7 }, () => chance.whole(1, 5));
			if (one && chance.is(0.9))
				await unlessRefused(answer(db, one, round, answers(all, hostileText(chance, 300))));
		}
		await closeRound(db, chance.is(0.9) ? owner : who, round);
	},
	'teach a course': async ({ db, owner, who, ...it }) => {
		const number = numberOf(it, '/courses');
		const at = `${isoDay(now() + it.chance.whole(1, 30) * DAY, owner.zone)} 14:00`;
		const seats = it.chance.of([null, 1, 12]);
		await planSitting(db, owner, number, { at, lasts: 60, place: hostileText(it.chance, 80), seats });
		const [last] = await db.read.select({ id: sitting.id }).from(sitting).orderBy(desc(sitting.id)).limit(1);
		const of = { sitting: last?.id ?? 0 };
		for (const one of [owner, who]) await unlessRefused(wantToCome(db, one, number, of));
		if (it.chance.is(0.3)) await callOff(db, owner, number, of);
	},
	'ask a course of everybody': async ({ db, owner, who, given, ...it }) => {
		const number = numberOf(it, '/courses');
		await makeRule(db, owner, number, given(NewRule));
		const rule = (await rulesOf(db, owner, number)).at(-1);
		const until = isoDay(now() + 20 * DAY, owner.zone);
		const reason = hostileText(it.chance, 80);
		if (rule) await giveWaiver(db, owner, number, { rule: rule.id, email: who.email, until, reason });
	},
	'plan what to do with a course': async ({ db, who, ...it }) => {
		const number = numberOf(it, '/courses');
		await begin(db, who, (await findEntry(db.read, who, 'course', number)).id);
		const [when, will] = [hostileText(it.chance, 80), hostileText(it.chance, 80)];
		await planAfter(db, who, number, { when, will, askOn: isoDay(now() + 9 * DAY, who.zone) });
	},
	'pass over a day': async ({ db, who, ...it }) => {
		const team = String(it.chance.of(it.things.valuesOf('/teams')));
		await skipDay(db, who, { team, day: isoDay(now(), who.zone), skipped: true });
	},
	'plan a meeting': async ({ db, owner, given, ...it }) => {
		await plan(db, owner, numberOf(it, '/postmortems'), given(Plan));
	},
	'hold a meeting': async ({ db, who, given, ...it }) => {
		const said = `It taught us: ${hostileText(it.chance, 80)}`;
		const content = { title: said, lessons: [{ text: said }] };
		const { number } = await draft(db, who, NewPostmortem.parse({ content }), { publish: true });
		it.things.learn('/postmortems', { number }, who.id, '');
		await plan(db, who, number, { ...given(Plan), invited: [who.email] });
		await start(db, who, number);
		await writeNote(db, who, number, { point: 'timeline', text: hostileText(it.chance, 500), version: 0 });
		await answerPoll(db, who, number, given(Answers));
	},
	'say that none is needed': async ({ db, who, given, ...it }) => {
		await sayNotNeeded(db, who, { number: numberOf(it, '/postmortems'), ...given(NotNeeded) });
	},
	'write for customers': async ({ db, who, ...it }) => {
		const number = numberOf(it, '/postmortems');
		const [title, body] = [hostileText(it.chance, 100), hostileText(it.chance, 900)];
		const changes = it.things.valuesOf('/changes').filter((one) => typeof one === 'number');
		await writeForCustomers(db, who, number, { title, body, zone: 'UTC', facts: [], changes, base: 0 });
	},
	'bring documents': async ({ db, who, chance }) => {
		const text = `# ${hostileText(chance, 60).replace(/\s+/g, ' ')} x\n\n## Summary\n\n${hostileText(chance, 400)}\n`;
		const brought = [{ name: `${chance.whole(1, 9)}.md`, bytes: new TextEncoder().encode(text) }];
		await importDocuments(db, who, brought, { team: null, visibility: 'workspace', publish: chance.is(0.7) });
	},
	'choose quiet hours': ({ db, who, chance }) =>
		chooseQuiet(db, who, { from: 1_200, to: 420, days: chance.of([[], [0, 6]]) }),
	'look at Today': ({ db, who }) => noteLook(db, who),
	'ask to be erased': ({ db, who }) => askErasure(db, who),
	'propose skills': async ({ db, owner, who }) => {
		await proposeSkills(db, owner, `email,skill,level\n${who.email},Rust,confident\n`);
	},
	'let time pass': async ({ db }) => {
		for (const job of [openEnrolments, remindOfCourses, remindOfLog, queueDigests, chooseForTeams])
			await job(db);
	},
};

async function takeCourse({ db, who, chance, ...it }: Doing): Promise<void> {
	const number = numberOf({ chance, ...it }, '/courses');
	const { id } = await findEntry(db.read, who, 'course', number);
	const begun = await begin(db, who, id);
	const content = await contentOfVersion(db.read, id, begun.version);
	for (const lesson of lessonsOf(content)) {
		if (lesson.reflection)
			await reflect(db, who, number, { key: lesson.key, text: hostileText(chance, 300) });
		for (const { key, kind } of lesson.items) {
			const sent = {
				lesson: lesson.key,
				item: key,
				given: Given.parse({ chosen: '0', said: 'true', text: 'x' }),
			};
			if (kind === 'reflection') await reflect(db, who, number, { key, text: hostileText(chance, 300) });
			else
				await unlessRefused(
					answerItem(db, who, number, { ...sent, confidence: chance.of([1, 2, 3] as const) }),
				);
		}
		await unlessRefused(finishLesson(db, who, number, lesson.key));
	}
}

function numberOf({ things, chance }: Pick<Doing, 'things' | 'chance'>, route: string): number {
	const all = things.valuesOf(route);
	return all.length === 0 ? 1 : Number(chance.of(all));
}

/** Some of it may be refused: the rest is done. */
async function unlessRefused(doing: Promise<unknown>): Promise<void> {
	await doing.catch((problem: unknown) => {
		if ((refusalIn(problem)?.status ?? 500) >= 500) throw problem;
	});
}
