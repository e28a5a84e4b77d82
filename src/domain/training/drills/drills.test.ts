import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/accounts/person.ts';
import { NewEntry } from '#domain/log/answer.ts';
import { logIt } from '#domain/log/log.server.ts';
import { ownData } from '#domain/stewardship/own-data.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { news } from '#lib/live/news.server.ts';
import { erase } from '#domain/stewardship/erasure.server.ts';
import { deactivate } from '#domain/accounts/leaving.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '#domain/postmortems/postmortems.server.ts';
import { withdraw } from '#domain/postmortems/publication.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { learnedOf, linkLearned, Noticed, sourceOf, writeNoticed } from './debrief.server.ts';
import { findDrill, makeDrill } from './drills.server.ts';
import { DrillRevision, retell, reviseDrill } from './editing.server.ts';
import { underway } from './finding-runs.server.ts';
import { drillOf, drillsOf } from './listing.server.ts';
import { placeOf } from './place.ts';
import { answer, Answering, goOn, reveal, setTimer } from './playing.server.ts';
import { forget, leave, sit, startAlone, startTogether } from './runs.server.ts';
import { readRun } from './shown.server.ts';
import { drillAnswer, drillRun, drillSeat } from './tables.server.ts';
import { drilledWords } from './words.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const minute = (at: number) => `2026-10-25T01:${String(at).padStart(2, '0')}:00Z`;
const NIGHT = [
	{ at: minute(2), text: 'zqone: a page wakes somebody', kind: 'seen' },
	{ at: minute(3), text: 'zqtwo: restarted the planner', kind: 'done', role: 'The on-call' },
	{ at: minute(20), text: 'zqthree: the lists are empty', kind: 'said', evidence: 'WARN retry 2 of 5' },
	{ at: minute(24), text: 'zqfour: turned its retries off', kind: 'done' },
	{ at: minute(40), text: 'zqfive: the clock goes back', kind: 'seen' },
	{ at: minute(41), text: 'zqsix: read one route by hand', kind: 'decided' },
	{ at: minute(55), text: 'zqseven: routes are planned again', kind: 'milestone' },
];
const WORDS = ['zqone', 'zqtwo', 'zqthree', 'zqfour', 'zqfive', 'zqsix', 'zqseven'];

async function write(sharing: object = {}, publish = true): Promise<number> {
	const content = { title: 'The long Sunday', narrative: 'zqnarrative', timeline: NIGHT };
	const input = NewPostmortem.parse({ content, sharing });
	return (await draft(company.db, company.member, input, { publish })).number;
}

/** As the route does it: reads the one and hands it to the other. */
async function made(who: Person, number: number): Promise<number> {
	const { content } = await read(company.db, who, number);
	const { title, zone, timeline } = content;
	const moments = timeline.map(({ id: _, ...moment }) => moment);
	return (await makeDrill(company.db, who, { number, title, zone, moments })).id;
}

const seen = async (who: Person, key: string) => {
	const shown = JSON.stringify(await readRun(company.db, who, key));
	return WORDS.filter((word) => shown.includes(word));
};
const answering = (input: object) => Answering.parse(input);
const refused = (status: number) => expect.objectContaining({ status }) as unknown;
const toTheEnd = async (who: Person, key: string) => {
	for (let step = 0; step < 10; step++) {
		const run = await readRun(company.db, who, key);
		if (run.state !== 'playing') return;
		if (!run.now.revealed) await reveal(company.db, who, key, { step: run.now.step });
		await goOn(company.db, who, key, { step: run.now.step });
	}
};

describe('a drill', () => {
	it('is made of the timeline and nothing else, by whoever may read it, and once', async () => {
		const { db, outsider, member } = company;
		const number = await write();
		const id = await made(outsider, number);
		expect(await made(member, number)).toBe(id);
		const { drill } = await findDrill(db.read, outsider, id);
		expect(drill.moments.map(({ text }) => text.slice(0, 5))).toEqual(
			NIGHT.map(({ text }) => text.slice(0, 5)),
		);
		expect(JSON.stringify(drill)).not.toContain('zqnarrative');
		expect(drill.steps.map(({ moments }) => moments)).toEqual([[0, 1], [2, 3], [4, 5], [6]]);
	});

	it('takes five moments, and a post-mortem that is published', async () => {
		const { db, member } = company;
		await expect(made(member, await write({}, false))).rejects.toEqual(refused(409));
		const number = await write();
		await revise(db, member, number, Revision.parse({ content: { timeline: NIGHT.slice(0, 4) } }));
		await expect(made(member, number)).rejects.toEqual(refused(409));
	});

	it('is there for whoever may read the post-mortem at this moment, its rooms as well', async () => {
		const { db, member, outsider } = company;
		const number = await write({ team: 'payments' });
		const id = await made(member, number);
		const room = await startTogether(db, member, id, { minutes: null });
		await sit(db, outsider, room, { seat: 'on-call' });
		const alone = await startAlone(db, outsider, id);
		expect(await drillsOf(db.read, outsider)).toHaveLength(1);
		await revise(db, member, number, Revision.parse({ sharing: { visibility: 'team' } }));
		for (const hidden of [
			findDrill(db.read, outsider, id),
			readRun(db, outsider, room),
			readRun(db, outsider, alone),
			startAlone(db, outsider, id),
			answer(db, outsider, room, answering({ step: '0', would: 'Wait' })),
		])
			await expect(hidden).rejects.toEqual(refused(404));
		expect(await drillsOf(db.read, outsider)).toEqual([]);
		await withdraw(db, member, number);
		expect(await drillOf(db, member, { kind: 'postmortem', number })).toMatchObject({ id });
	});

	it('is changed by whoever made it and its authors; a moment is in one step whatever they choose', async () => {
		const { db, member, outsider, admin } = company;
		const id = await made(outsider, await write());
		const input = (base: string, begins: number[]) =>
			DrillRevision.parse({
				title: 'The night',
				scene: 'Alone, at home.',
				base,
				moments: NIGHT.map((_, k) => ({
					...(begins.includes(k) ? { begins: 'on' } : {}),
					ask: `Asked ${k}`,
					choices: 'Restart it\n\nWait',
				})),
			});
		await reviseDrill(db, outsider, id, input('1', [2, 6]));
		await reviseDrill(db, member, id, input('2', [3]));
		const { drill } = await findDrill(db.read, admin, id);
		expect(drill).toMatchObject({ title: 'The night', scene: 'Alone, at home.', version: 3 });
		expect(drill.steps).toEqual([
			{ moments: [0, 1, 2], ask: 'Asked 0', choices: ['Restart it', 'Wait'] },
			{ moments: [3, 4, 5, 6], ask: 'Asked 3', choices: ['Restart it', 'Wait'] },
		]);
		await expect(reviseDrill(db, admin, id, input('3', [3]))).rejects.toEqual(refused(403));
		await expect(reviseDrill(db, member, id, input('2', [3]))).rejects.toEqual(refused(409));
		await expect(reviseDrill(db, member, id, input('3', []))).rejects.toEqual(refused(422));
		const five = NIGHT.slice(0, 5).map((moment) => ({
			...moment,
			at: 1,
			role: '',
			evidence: '',
			question: '',
		}));
		await retell(db, member, id, { zone: 'UTC', moments: five });
		expect((await findDrill(db.read, member, id)).drill.moments).toHaveLength(5);
		await startTogether(db, member, id, { minutes: null });
		await expect(reviseDrill(db, member, id, input('4', [3]))).rejects.toEqual(refused(409));
	});
});

describe('alone', () => {
	it('each step shows what was to be seen by then, and nothing that comes later', async () => {
		const { db, outsider } = company;
		const id = await made(outsider, await write());
		const key = await startAlone(db, outsider, id);
		expect(await seen(outsider, key)).toEqual(WORDS.slice(0, 1));
		await answer(db, outsider, key, answering({ step: '0', would: 'Look', see: 'A page', sure: '3' }));
		await expect(goOn(db, outsider, key, { step: 0 })).rejects.toEqual(refused(409));
		await reveal(db, outsider, key, { step: 0 });
		expect(await seen(outsider, key)).toEqual(WORDS.slice(0, 2));
		await expect(answer(db, outsider, key, answering({ step: '0', would: 'Else' }))).rejects.toEqual(
			refused(409),
		);
		await goOn(db, outsider, key, { step: 0 });
		// The same button, pressed twice.
		await goOn(db, outsider, key, { step: 0 });
		expect((await seen(outsider, key)).at(-1)).toBe('zqthree');
		await toTheEnd(outsider, key);
		const run = await readRun(db, outsider, key);
		expect(run).toMatchObject({ state: 'debrief', looking: [{ would: 'Look', sure: 3 }] });
		expect(await underway(db.read, outsider, id)).toEqual([]);
	});

	it('what somebody said is theirs: nobody else comes across it, whoever they are', async () => {
		const { db, outsider, owner, admin, member } = company;
		const id = await made(outsider, await write());
		const key = await startAlone(db, outsider, id);
		await answer(db, outsider, key, answering({ step: '0', would: 'zqmine', see: 'zqsaw' }));
		for (const who of [owner, admin, member]) {
			await expect(readRun(db, who, key)).rejects.toEqual(refused(404));
			await expect(sit(db, who, key, { seat: 'observer' })).rejects.toEqual(refused(404));
			await expect(forget(db, who, key)).rejects.toEqual(refused(404));
			expect(JSON.stringify(await drillsOf(db.read, who))).not.toContain('zqmine');
			expect(await underway(db.read, who, id)).toEqual([]);
		}
		const files = [];
		for await (const file of ownData(db, outsider)) files.push(new TextDecoder().decode(file.bytes));
		expect(files.join('\n')).toContain('zqmine');
		await forget(db, outsider, key);
		expect(await db.read.select().from(drillAnswer)).toEqual([]);
	});
});

describe('together', () => {
	it('others see what somebody said once it is revealed, and never how sure they were', async () => {
		const { db, member, outsider, admin } = company;
		const id = await made(member, await write());
		await reviseDrill(
			db,
			member,
			id,
			DrillRevision.parse({
				...{ title: 'The night', base: '1' },
				moments: [{ choices: 'Restart the planner\nWake somebody' }, {}, { begins: 'on' }],
			}),
		);
		const key = await startTogether(db, member, id, { minutes: 5 });
		const heard: string[] = [];
		const stop = news.hear(admin.id, (place) => heard.push(place));
		expect((await readRun(db, outsider, key)).state).toBe('outside');
		expect(await seen(outsider, key)).toEqual([]);
		await sit(db, outsider, key, { seat: 'on-call' });
		await sit(db, admin, key, { seat: 'observer' });
		await expect(sit(db, admin, key, { seat: 'game-master' })).rejects.toEqual(refused(409));
		await answer(db, outsider, key, answering({ step: '0', choice: '1', see: 'zqsaw', sure: '1' }));
		const before = await readRun(db, admin, key);
		expect(before.room.map(({ seat, hasSaid, said }) => [seat, hasSaid, said])).toEqual([
			['game-master', false, null],
			['on-call', true, null],
			['observer', false, null],
		]);
		expect(JSON.stringify(before)).not.toContain('zqsaw');
		expect(await seen(outsider, key)).toEqual(WORDS.slice(0, 1));
		// Whoever leads is told what comes.
		expect(await seen(member, key)).toEqual(WORDS.slice(0, 2));
		for (const who of [outsider, admin])
			await expect(reveal(db, who, key, { step: 0 })).rejects.toEqual(refused(403));
		await expect(answer(db, admin, key, answering({ step: '0', would: 'Wait' }))).rejects.toEqual(
			refused(403),
		);
		await expect(answer(db, outsider, key, answering({ step: '0', choice: '7' }))).rejects.toEqual(
			refused(422),
		);
		await reveal(db, member, key, { step: 0 });
		const after = await readRun(db, admin, key);
		expect(after.room[1]?.said).toEqual({ see: 'zqsaw', would: 'Wake somebody', choice: 1 });
		expect(JSON.stringify(after)).not.toContain('"sure"');
		expect(new Set(heard)).toEqual(new Set([placeOf(key)]));
		stop();
	});

	it('when whoever led has left quietly, another one can; minutes are for each step', async () => {
		const { db, member, outsider } = company;
		const id = await made(member, await write());
		const key = await startTogether(db, member, id, { minutes: null });
		await sit(db, outsider, key, { seat: 'scribe' });
		await leave(db, member, key);
		await sit(db, outsider, key, { seat: 'game-master' });
		await setTimer(db, outsider, key, { minutes: 3 });
		const run = await readRun(db, outsider, key);
		expect(run.room.map(({ name }) => name)).toEqual([outsider.name]);
		expect(run).toMatchObject({ minutes: 3, leads: true });
		expect(await readRun(db, member, key)).toMatchObject({ state: 'outside', seat: null });
	});

	it('what was noticed is one text, and nobody writes over what another one wrote meanwhile', async () => {
		const { db, member, outsider } = company;
		const id = await made(member, await write());
		const key = await startTogether(db, member, id, { minutes: null });
		await sit(db, outsider, key, { seat: 'scribe' });
		await expect(writeNoticed(db, outsider, key, Noticed.parse({ noticed: 'Early' }))).rejects.toEqual(
			refused(409),
		);
		await toTheEnd(member, key);
		const shown = await readRun(db, outsider, key);
		const base = shown.state === 'debrief' ? shown.noticed.base : '';
		await writeNoticed(db, outsider, key, { noticed: 'One word: after', base });
		await expect(writeNoticed(db, member, key, { noticed: 'Mine', base })).rejects.toEqual(refused(409));
		expect(await readRun(db, member, key)).toMatchObject({ noticed: { text: 'One word: after' } });
	});
});

describe('what is learned in it', () => {
	it('is an entry of the log like all others, and is shown at the drill to those who may read it', async () => {
		const { db, member, outsider, admin } = company;
		const number = await write();
		const id = await made(member, number);
		const key = await startTogether(db, member, id, { minutes: null });
		await expect(linkLearned(db, member, key, 1)).rejects.toEqual(refused(409));
		await toTheEnd(member, key);
		const source = await sourceOf(db, member, key);
		expect(source).toBe(`Drill of PM-${number}`);
		const log = async (learned: string, visibility: string) => {
			const next = 'Say the zone in each log line';
			const logged = await logIt(db, member, NewEntry.parse({ learned, next, source, visibility }));
			await linkLearned(db, member, key, logged.number);
			await linkLearned(db, member, key, logged.number);
		};
		await log('A time without its zone is half a time', 'workspace');
		await log('I looked at the chart first', 'restricted');
		const [lesson] = await learnedOf(db, outsider, { drillId: id });
		expect(lesson).toMatchObject({ text: 'A time without its zone is half a time' });
		expect(lesson?.changes).toMatchObject([{ text: 'Say the zone in each log line' }]);
		expect(await learnedOf(db, member, { key })).toHaveLength(2);
		expect(await drillOf(db, outsider, { kind: 'postmortem', number })).toMatchObject({
			times: 1,
			lessons: 1,
		});
		expect(await drillOf(db, member, { kind: 'postmortem', number })).toMatchObject({ times: 1, lessons: 2 });
		await expect(linkLearned(db, admin, key, 1)).rejects.toEqual(refused(403));
	});

	it('is told in words', () => {
		const november = Date.parse('2026-11-10T10:00Z');
		const now = Date.parse('2026-12-01T10:00Z');
		const words = (times: number, lessons: number, at = now) =>
			drilledWords({ times, lessons, lastAt: times === 0 ? null : november }, 'UTC', at);
		expect(words(0, 0)).toBe('Never drilled yet');
		expect(words(1, 0)).toBe('Drilled once in November');
		expect(words(2, 2)).toBe('Drilled twice, last in November; two lessons came of it');
		expect(words(3, 1, Date.parse('2027-02-01'))).toBe(
			'Drilled three times, last in November 2026; one lesson came of it',
		);
	});
});

it('somebody who is erased leaves neither a seat nor a word in any drill', async () => {
	const { db, owner, member } = company;
	const gone = await join(db, owner, { name: 'Oda Lie', email: 'oda@example.org' });
	const id = await made(member, await write());
	const alone = await startAlone(db, gone, id);
	const room = await startTogether(db, member, id, { minutes: null });
	await sit(db, gone, room, { seat: 'on-call' });
	for (const key of [alone, room]) await answer(db, gone, key, answering({ step: '0', would: 'Wait' }));
	await deactivate(db, owner, { personId: gone.id });
	await erase(db, owner, { personId: gone.id, confirmed: 'Oda Lie' });
	expect(await db.read.select().from(drillAnswer)).toEqual([]);
	expect((await db.read.select().from(drillSeat)).map(({ personId }) => personId)).toEqual([member.id]);
	expect((await db.read.select().from(drillRun)).map(({ key }) => key)).toEqual([room]);
	await transact(db, (tx) => tx.delete(drillRun));
});
