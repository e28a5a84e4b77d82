import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { learnedFrom } from '../../lessons/lessons.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import { SearchQuery } from '../../search/query.ts';
import { search } from '../../search/search.server.ts';
import { setFollowing } from '../following.server.ts';
import { join } from '../joining.server.ts';
import { leave } from '../leaving.server.ts';
import { NewProject } from '../pitching.ts';
import { pitch, read, remove } from '../projects.server.ts';
import { begin } from '../state.server.ts';
import { adopt, adoptable } from './adopting.server.ts';
import { askOfProjects } from './asking.server.ts';
import { HonestEnding, type Answer } from './ending.ts';
import { EndingForm } from './ending-form.ts';
import { end, endingOf, goesOnIn, goOn } from './endings.server.ts';
import { LibraryQuery } from './library.ts';
import { libraryAsCsv, libraryAsJson, libraryAsMarkdown, libraryOf } from './library.server.ts';
import { answerQuestion, questionsOf } from './questions.server.ts';

/** A Thursday morning, UTC. */
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
const ended = async (number: number, input: object, who = company.member) =>
	end(company.db, who, number, HonestEnding.parse(input));
const entryOf = async (number: number, who = company.member) => (await read(company.db, who, number)).entry;
const stateOf = async (number: number) => (await read(company.db, company.member, number)).project.state;
const told = async (number: number) => endingOf(company.db.read, (await entryOf(number)).id);
const taught = async (number: number) => learnedFrom(company.db.read, (await entryOf(number)).id);
const questions = async (number: number, who = company.member) =>
	questionsOf(company.db.read, await entryOf(number, who));
const hears = async (who: Company['member'], number: number) =>
	(await inbox(company.db, who))
		.filter(({ reference }) => reference === `P-${number}`)
		.map(({ sentence }) => sentence);

async function onDay(at: number, act: () => Promise<unknown>): Promise<void> {
	setClock(at);
	try {
		await act();
	} finally {
		setClock(TODAY);
	}
}

describe('an honest ending', () => {
	it('keeps what was learned as lessons that are found, and what changes hangs from them', async () => {
		const number = await built();
		await setFollowing(company.db, company.outsider, number, true);
		const lessons = [{ text: 'Words beat zqhues.', differently: 'We write the reason beside the number.' }];
		await ended(number, { how: 'stopped', know: 'Nobody reads colours at night.', lessons });
		expect(await stateOf(number)).toBe('ended');
		expect(await told(number)).toMatchObject({
			how: 'stopped',
			endedAt: TODAY,
			endedByName: company.member.name,
		});
		expect((await taught(number)).changes).toMatchObject([
			{
				text: 'We write the reason beside the number.',
				lesson: 1,
				owner: company.member.email,
				state: 'open',
			},
		]);
		const { items } = await search(company.db, company.outsider, SearchQuery.parse({ q: 'zqhues' }));
		expect(items.map((one) => one.number)).toEqual([number]);
		expect(await hears(company.outsider, number)).toEqual([expect.stringContaining('has ended')]);
	});

	it('asks for a lesson where it stopped, and for a name where it was adopted, by the field', async () => {
		const number = await built();
		await expect(ended(number, { how: 'stopped' })).rejects.toMatchObject({
			body: { fields: { lessons: expect.stringContaining('teach') } },
		});
		await expect(ended(number, { how: 'adopted' })).rejects.toMatchObject({
			body: { fields: { byWhom: expect.stringContaining('adopted') } },
		});
		expect(await stateOf(number)).toBe('building');
		expect(await told(number)).toBeNull();
		for (const how of ['shipped', 'continues', 'parked']) {
			await ended(number, { how });
			expect((await told(number))?.how).toBe(how);
		}
	});

	it('loses no word of a form: a change without its lesson is asked about, and empty rows are none', () => {
		const row = (one: object) => ({ id: '', text: '', differently: '', ...one });
		const sent = (lessons: object[]) => EndingForm.safeParse({ how: 'parked', lessons });
		expect(sent([row({ differently: 'We ask first.' })]).error?.issues[0]?.path).toEqual([
			'lessons',
			0,
			'text',
		]);
		expect(sent([row({}), row({ id: '7' }), row({ text: 'New' })]).data?.lessons).toEqual([
			{ id: 7, text: '', differently: '' },
			{ text: 'New', differently: '' },
		]);
	});

	it('is said by whoever worked on it, and not of an idea', async () => {
		const number = await built();
		for (const who of [company.outsider, company.admin, company.owner])
			await expect(ended(number, { how: 'parked' }, who)).rejects.toMatchObject({ status: 403 });
		const kept = await built({ team: 'payments', visibility: 'team' });
		await expect(ended(kept, { how: 'parked' }, company.outsider)).rejects.toMatchObject({ status: 404 });
		await leave(company.db, company.member, number);
		await expect(ended(number, { how: 'parked' })).rejects.toMatchObject({ status: 409 });
	});

	it('is said again in other words, on the day that it was, and lessons keep what hangs from them', async () => {
		const number = await built();
		await ended(number, {
			how: 'parked',
			lessons: [
				{ text: 'First', differently: 'A' },
				{ text: 'Second', differently: 'B' },
			],
		});
		const [first, second] = (await taught(number)).lessons;
		await onDay(TODAY + DAY, () =>
			ended(number, {
				how: 'shipped',
				lessons: [
					{ id: first?.id, text: '' },
					{ id: second?.id, text: 'Second, clearer' },
					{ text: 'Third' },
				],
			}),
		);
		const { lessons, changes } = await taught(number);
		expect(lessons.map(({ text }) => text)).toEqual(['Second, clearer', 'Third']);
		expect(lessons[0]?.id).toBe(second?.id);
		expect(changes.map(({ text, lesson }) => [text, lesson])).toEqual([
			['A', null],
			['B', 1],
		]);
		expect(await told(number)).toMatchObject({ how: 'shipped', endedAt: TODAY });
		await ended(number, { how: 'shipped' });
		expect((await taught(number)).lessons).toHaveLength(2);
		await expect(
			ended(number, { how: 'shipped', lessons: [{ id: 99_999, text: 'x' }] }),
		).rejects.toMatchObject({
			status: 409,
		});
	});

	it('was none where it goes on after all, and what it taught stays', async () => {
		const number = await built();
		await expect(goOn(company.db, company.member, number)).rejects.toMatchObject({ status: 409 });
		await ended(number, { how: 'stopped', lessons: [{ text: 'Small is fine.' }] });
		await expect(goOn(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
		await goOn(company.db, company.member, number);
		expect(await stateOf(number)).toBe('building');
		expect(await told(number)).toBeNull();
		expect((await taught(number)).lessons).toHaveLength(1);
	});
});

describe('what became of it', () => {
	const asked = async (number: number) => (await questions(number)).open.map(({ which }) => which);

	it('is asked after two weeks, six weeks and six months, once each, in working hours', async () => {
		const number = await built();
		await ended(number, { how: 'shipped' });
		const after = async (days: number, hours = 0) => {
			await onDay(TODAY + days * DAY + hours * HOUR, async () => {
				await askOfProjects(company.db);
				await askOfProjects(company.db);
			});
			return asked(number);
		};
		expect(await after(13)).toEqual([]);
		expect(await after(14, 12)).toEqual([]);
		expect(await after(16)).toEqual([]);
		expect(await after(18)).toEqual(['2w']);
		expect(await after(42)).toEqual(['6w']);
		expect(await after(182)).toEqual(['6m']);
		const sentences = await hears(company.member, number);
		expect(sentences).toHaveLength(3);
		expect(sentences.join()).toContain('Six months ago');
	});

	it('is answered by its people for everybody, and asked about no more', async () => {
		const number = await built();
		await ended(number, { how: 'shipped' });
		await onDay(TODAY + 14 * DAY, () => askOfProjects(company.db));
		const answer: Answer = { which: '2w', askedOn: '2026-12-03', answer: 'The night shift reads it.' };
		await expect(answerQuestion(company.db, company.outsider, number, answer)).rejects.toMatchObject({
			status: 403,
		});
		await expect(
			answerQuestion(company.db, company.member, number, { ...answer, which: '6m' }),
		).rejects.toMatchObject({ status: 404 });
		expect((await questions(number, company.outsider)).open).toEqual([]);
		await answerQuestion(company.db, company.member, number, answer);
		expect(await questions(number, company.outsider)).toMatchObject({
			open: [],
			answered: [{ answer: answer.answer, by: company.member.name }],
		});
		const unread = (await inbox(company.db, company.member)).filter(
			({ reference }) => reference === `P-${number}`,
		);
		expect(unread.filter(({ readAt }) => readAt === null)).toEqual([]);
	});

	it('is asked of nothing that was taken away, and a long pause is not caught up with all at once', async () => {
		const gone = await built();
		const late = await built();
		const { id } = await entryOf(gone);
		for (const number of [gone, late]) await ended(number, { how: 'parked' });
		await remove(company.db, company.member, gone);
		await onDay(TODAY + 42 * DAY, () => askOfProjects(company.db));
		expect(await asked(late)).toEqual(['6w']);
		expect((await questionsOf(company.db.read, { id, isAuthor: true })).open).toEqual([]);
	});

	it('is asked of one that has gone quiet, and of none that goes on', async () => {
		const quiet = await built();
		const busy = await built();
		await onDay(TODAY + 14 * DAY, () => join(company.db, company.outsider, busy));
		await onDay(TODAY + 21 * DAY, () => askOfProjects(company.db));
		expect(await asked(quiet)).toEqual(['quiet']);
		expect(await asked(busy)).toEqual([]);
		expect(await hears(company.member, quiet)).toEqual([expect.stringContaining('How does it stand?')]);
		await onDay(TODAY + 21 * DAY, () => ended(quiet, { how: 'parked' }));
		expect(await asked(quiet)).toEqual([]);
		await onDay(TODAY + 63 * DAY, () => askOfProjects(company.db));
		expect(await asked(quiet)).toEqual(['6w']);
	});
});

describe('a parked project', () => {
	it('goes on with whoever adopts it, and gives them the story so far', async () => {
		const number = await built({ links: [{ label: 'Sketch', address: 'https://example.org/sketch' }] });
		await expect(adoptable(company.db, company.outsider, number)).rejects.toMatchObject({ status: 409 });
		await ended(number, {
			how: 'parked',
			wondered: 'Could a queue say why it grows?',
			openQuestions: 'Who owns the words?\n- What about nights?',
			lessons: [{ text: 'Words beat colours.' }],
		});
		const made = await adopt(company.db, company.outsider, number, { title: 'Queue, again' });
		const { content, members, project } = await read(company.db, company.outsider, made.number);
		expect(members.map(({ name }) => name)).toEqual([company.outsider.name]);
		expect(project.fromId).toBe((await entryOf(number)).id);
		expect(content.links).toHaveLength(1);
		for (const part of [
			'Could a queue say',
			'Words beat colours. (L-',
			'- Who owns the words?',
			'- What about nights?',
		])
			expect(content.about).toContain(part);
		expect(await hears(company.member, number)).toEqual([expect.stringContaining('goes on from')]);
		expect(await goesOnIn(company.db.read, company.member, (await entryOf(number)).id)).toEqual([
			{ number: made.number, title: 'Queue, again' },
		]);
	});

	it('opens nothing to anybody who could not read it', async () => {
		const number = await built({ visibility: 'restricted', readers: [company.outsider.email] });
		await ended(number, { how: 'parked', know: 'zqsecret' });
		await expect(adopt(company.db, company.admin, number, { title: 'Mine' })).rejects.toMatchObject({
			status: 404,
		});
		const made = await adopt(company.db, company.outsider, number, { title: 'Mine' });
		expect((await read(company.db, company.member, made.number)).content.about).toContain('zqsecret');
		await expect(read(company.db, company.admin, made.number)).rejects.toMatchObject({ status: 404 });
	});
});

describe('what projects taught', () => {
	it('is read across years, as far as it is shared, and taken out as text and as lines', async () => {
		const lessons = [{ text: 'Ask the *depot* first.', differently: 'We ask the depot.' }];
		const open = await built({ title: '=Open' });
		const kept = await built({ title: 'Kept', team: 'payments', visibility: 'team' });
		for (const number of [open, kept])
			await onDay(TODAY + 60 * DAY, () => ended(number, { how: 'adopted', byWhom: 'Fleet', lessons }));
		const query = LibraryQuery.parse({ how: 'adopted', year: '2027' });
		const seen = async (who: Company['member']) => {
			const { years, allYears } = await libraryOf(company.db, who, query);
			expect(allYears).toEqual([2027, 2026]);
			return years.flatMap(({ projects }) => projects);
		};
		expect((await seen(company.member)).map(({ title }) => title)).toEqual(['Kept', '=Open']);
		expect(await seen(company.outsider)).toMatchObject([
			{ number: open, lessons: [{ text: 'Ask the depot first.', changes: [{ done: false }] }] },
		]);
		const csv = await libraryAsCsv(company.db, company.outsider, query);
		expect(csv.split('\r\n')).toHaveLength(3);
		expect(csv).toContain(`P-${open},'=Open,,Adopted,2027-01-18,Ask the depot first.,We ask the depot.`);
		for (const text of [csv, await libraryAsMarkdown(company.db, company.outsider, query)])
			expect(text).not.toContain('Kept');
		const json: unknown = JSON.parse(await libraryAsJson(company.db, company.outsider, query));
		expect(json).toMatchObject({ projects: [{ reference: `P-${open}`, byWhom: 'Fleet' }] });
	});

	it('is all of it where an address asks for what there is not', () => {
		expect(LibraryQuery.parse({ how: 'failed', year: 'x' })).toEqual({ how: null, year: null });
	});
});
