import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import type { Person } from '../../accounts/person.ts';
import { deactivate } from '../../stewardship/leaving.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { erase } from '../../stewardship/erasure.server.ts';
import { freshCompany, join as joinCompany, type Company } from '../../../../tests/support/people.ts';
import { readDocument } from '../document.ts';
import { exportMarkdown } from '../exporting.server.ts';
import { ownProjects } from '../own-projects.server.ts';
import { NewProject } from '../pitching.ts';
import { pitch, read } from '../projects.server.ts';
import { begin, moveTo } from '../state.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { AskToGoOn, type Decision } from './continuing.ts';
import { askToGoOn, decide, takeBack } from './continuing.server.ts';
import { continuationsOf } from './continuations.server.ts';
import { HonestEnding } from './ending.ts';
import { end, endingOf, goesOnIn } from './endings.server.ts';

const TODAY = Date.parse('2026-11-19T10:00Z');
let company: Company;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(TODAY);
	release = setClock(TODAY);
});
afterAll(() => {
	release();
	company.close();
});

async function built(input: object = {}): Promise<number> {
	const given = NewProject.parse({ title: 'Queue that explains itself', joins: true, ...input });
	const { number } = await pitch(company.db, company.member, given);
	await begin(company.db, company.member, number);
	return number;
}
async function ended(input: object = {}): Promise<number> {
	const number = await built(input);
	await end(company.db, company.member, number, HonestEnding.parse({ how: 'parked' }));
	return number;
}
const ask = (number: number, input: object = {}, who = company.member) => {
	const given = AskToGoOn.parse({ asks: 'The words are not tested at night.', time: 'Two days', ...input });
	return askToGoOn(company.db, who, number, given);
};
const entryOf = async (number: number) => (await read(company.db, company.member, number)).entry;
const asked = async (number: number, who = company.member) =>
	continuationsOf(company.db.read, who, (await entryOf(number)).id);
async function answer(number: number, who: Person, decision: Decision, reason = 'It helps at night.') {
	const id = (await asked(number))[0]?.id ?? 0;
	return decide(company.db, who, number, { id, decision, reason });
}
const hears = async (who: Person, number: number) =>
	(await inbox(company.db, who))
		.filter(({ reference }) => reference === `P-${number}`)
		.map(({ sentence }) => sentence);

describe('a project that asks to go on', () => {
	it('goes on from its ending, which stays, in a project of the same people', async () => {
		const number = await ended({ needs: [{ name: 'Copywriting' }] });
		await ask(number, { sponsor: company.outsider.name });
		expect(await hears(company.outsider, number)).toEqual([expect.stringContaining('would sponsor')]);
		const { number: on } = await answer(number, company.outsider, 'yes');
		const there = await read(company.db, company.member, on ?? 0);
		expect(there.project).toMatchObject({ state: 'building', fromId: (await entryOf(number)).id });
		expect(there.members.map(({ name }) => name)).toEqual([company.member.name]);
		expect(there.content.needs).toMatchObject([{ name: 'Copywriting' }]);
		expect((await endingOf(company.db.read, (await entryOf(number)).id))?.how).toBe('parked');
		expect(await goesOnIn(company.db.read, company.member, (await entryOf(number)).id)).toMatchObject([
			{ number: on },
		]);
		expect(await asked(number)).toMatchObject([
			{
				...{ time: 'Two days', decision: 'yes', reason: 'It helps at night.' },
				...{ sponsor: { id: company.outsider.id }, decidedBy: { id: company.outsider.id } },
			},
		]);
		expect(await hears(company.member, number)).toEqual([expect.stringContaining('sponsors that')]);
		// Nobody waits for an answer any more.
		expect((await inbox(company.db, company.outsider)).filter((one) => one.readAt === null)).toEqual([]);
	});

	it('is built again where it was shown and has not ended', async () => {
		const number = await built();
		await transact(company.db, async (tx) => moveTo(tx, (await entryOf(number)).id, 'shown'));
		await ask(number, {}, company.outsider);
		expect(await answer(number, company.owner, 'yes')).toEqual({ number });
		const { project, members } = await read(company.db, company.member, number);
		expect(project.state).toBe('building');
		expect(members.map(({ id }) => id)).toEqual([company.member.id, company.outsider.id]);
	});

	it('stays as it is where whoever is asked says not now, with the reason on record, and can ask again', async () => {
		const number = await ended();
		await ask(number, { sponsor: company.owner.name });
		const said = 'The depot moves in March.';
		expect(await answer(number, company.owner, 'later', said)).toEqual({ number: null });
		expect((await read(company.db, company.member, number)).project.state).toBe('ended');
		expect(await hears(company.member, number)).toEqual([expect.stringContaining('not now')]);
		await ask(number, { time: 'One day' });
		expect((await asked(number)).map(({ decision, reason }) => [decision, reason])).toEqual([
			[null, ''],
			['later', said],
		]);
		const document = readDocument((await exportMarkdown(company.db, company.member, number)).text);
		expect(document?.continuations).toMatchObject([
			{ time: 'One day', decision: null },
			{ askedBy: company.member.name, sponsor: company.owner.name, decision: 'later', reason: said },
		]);
	});

	it('is decided by whoever agrees, or is asked, and never by whoever asks', async () => {
		const number = await ended();
		await ask(number, { sponsor: company.owner.name });
		const refused = { status: 403 };
		await expect(answer(number, company.member, 'yes')).rejects.toMatchObject(refused);
		await expect(answer(number, company.outsider, 'no')).rejects.toMatchObject(refused);
		await expect(
			takeBack(company.db, company.owner, number, (await asked(number))[0]?.id ?? 0),
		).rejects.toMatchObject(refused);
		await expect(ask(number, {}, company.outsider)).rejects.toMatchObject({ status: 409 });
		expect((await asked(number, company.outsider))[0]).toMatchObject({ mayAgree: true, asked: false });
		expect((await answer(number, company.outsider, 'yes')).number).not.toBeNull();
		const id = (await asked(number))[0]?.id ?? 0;
		await expect(
			decide(company.db, company.owner, number, { id, decision: 'no', reason: 'Late' }),
		).rejects.toMatchObject({ status: 409 });
		expect((await asked(number))[0]?.sponsor?.id).toBe(company.outsider.id);
	});

	it('asks only those who can read it, only where it is over, and keeps the later words', async () => {
		await expect(ask(await built())).rejects.toMatchObject({ status: 409 });
		const number = await ended({ visibility: 'team', team: 'payments' });
		const field = (sponsor: string) => ({ body: { fields: { sponsor: expect.stringContaining(sponsor) } } });
		await expect(ask(number, { sponsor: company.outsider.name })).rejects.toMatchObject(
			field('cannot read it'),
		);
		await expect(ask(number, { sponsor: company.member.name })).rejects.toMatchObject(field('That is you'));
		await ask(number);
		await ask(number, { asks: 'In other words' });
		expect((await asked(number)).map(({ asks }) => asks)).toEqual(['In other words']);
		await takeBack(company.db, company.member, number, (await asked(number))[0]?.id ?? 0);
		expect(await asked(number)).toEqual([]);
	});

	it('is theirs to take along; erased, what nobody decided goes, and what was decided keeps no name', async () => {
		const { db, owner } = company;
		const leaver = await joinCompany(db, owner, { name: 'Zqleaver', email: 'zqleaver@example.org' });
		const [decided, open] = [await ended(), await ended()];
		await ask(decided, { sponsor: owner.name }, leaver);
		await answer(decided, owner, 'no', 'zqreason');
		await ask(open, {}, leaver);
		const mine = await ownProjects(db, leaver);
		expect(mine.toGoOn).toMatchObject([
			{ of: `P-${decided}`, asked: { time: 'Two days' }, decision: 'no' },
			{ of: `P-${open}`, decision: null },
		]);
		// What others wrote is theirs.
		expect(JSON.stringify(mine.toGoOn)).not.toContain('zqreason');
		await deactivate(db, owner, { personId: leaver.id });
		await erase(db, owner, { personId: leaver.id, confirmed: leaver.name });
		expect(await asked(open)).toEqual([]);
		const [kept] = await asked(decided);
		expect(kept).toMatchObject({ decision: 'no', reason: 'zqreason' });
		expect(kept?.askedBy.name).not.toContain('Zqleaver');
	});
});
