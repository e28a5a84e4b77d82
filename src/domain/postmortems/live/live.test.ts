import { once } from 'node:events';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { transact } from '#lib/db/transact.server.ts';
import { startLive, Writer } from '../../../../tests/support/live.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { deactivate, reactivate } from '../../accounts/leaving.server.ts';
import { endSession, startSession } from '../../accounts/sessions.server.ts';
import type { Person } from '../../accounts/person.ts';
import { versionsOf } from '../../entries/history.server.ts';
import { save } from '../editing/saving.server.ts';
import { blankForm, typedOf } from '../editing/typed-of.ts';
import { WrittenForm } from '../editing/written-form.ts';
import { draft, NewPostmortem, read, revise } from '../postmortems.server.ts';
import { publish } from '../publication.server.ts';
import { liveDocument } from '../tables.server.ts';
import { formNow } from './document.server.ts';

let company: Company;
let live: Awaited<ReturnType<typeof startLive>>;
let number: number;
const here: Writer[] = [];

beforeEach(async () => {
	company = await freshCompany();
	live = await startLive(company.db);
	const { db, owner, member } = company;
	({ number } = await draft(
		db,
		owner,
		NewPostmortem.parse({
			content: { title: 'The queue', narrative: 'It grew.', factors: [{ title: 'No alarm' }] },
			sharing: { authors: [owner.email, member.email] },
		}),
	));
});
afterEach(async () => {
	for (const one of here.splice(0)) one.leave();
	await live.stop();
	await company.close();
});

async function join(person: Person): Promise<Writer> {
	const writer = await Writer.of(company.db, person, live.url, number);
	here.push(writer);
	await expect.poll(() => writer.standing).toBe('live');
	return writer;
}
const safe = (...writers: Writer[]) =>
	expect.poll(() => writers.every((one) => one.safe), { timeout: 10_000 }).toBe(true);
const stored = async () => (await read(company.db, company.owner, number)).content;
const add = (words: string) => (typed: { narrative: string }) => void (typed.narrative += words);

test('two write at once: each has the other’s words, and both are stored and named', async () => {
	const [ours, theirs] = [await join(company.owner), await join(company.member)];
	expect(theirs.typed.title).toBe('The queue');
	ours.change(add(' Ours.'));
	theirs.change((typed) => (typed.narrative = `Theirs. ${typed.narrative}`));
	ours.change((typed) => typed.lessons.push({ key: 'nours', id: '', text: 'A lesson of ours', changes: [] }));
	theirs.change((typed) =>
		typed.lessons.push({ key: 'ntheirs', id: '', text: 'A lesson of theirs', changes: [] }),
	);
	await safe(ours, theirs);
	theirs.change(add(' And more.'));
	await safe(ours, theirs);
	const content = await stored();
	expect(content.narrative).toBe('Theirs. It grew. Ours. And more.');
	expect(content.lessons.map(({ text }) => text).sort()).toEqual(['A lesson of ours', 'A lesson of theirs']);
	expect(ours.typed).toEqual(theirs.typed);
	expect(ours.typed.lessons.map(({ id }) => Number(id)).sort()).toEqual(
		content.lessons.map(({ id }) => id).sort(),
	);
	const { entry } = await read(company.db, company.owner, number);
	const names = (await versionsOf(company.db.read, entry.id)).map(({ person }) => person);
	expect(new Set(names)).toEqual(new Set([company.owner.name, company.member.name]));
});

test('what is not finished stays in front of its writers, and why is told to all of them', async () => {
	const [ours, theirs] = [await join(company.owner), await join(company.member)];
	ours.change((typed) =>
		typed.factors.push({ key: 'nhalf', id: '', title: '', detail: 'Half', kind: '', topics: '' }),
	);
	ours.change((typed) => (typed.narrative = 'Saved all the same.'));
	await safe(ours);
	expect((await stored()).narrative).toBe('Saved all the same.');
	await expect.poll(() => theirs.told?.problems).toHaveProperty('factors.nhalf.title');
	const { entry } = await read(company.db, company.owner, number);
	for (const one of here.splice(0)) one.leave();
	await expect.poll(async () => (await formNow(company.db, entry.id)).factors.at(-1)?.detail).toBe('Half');
});

test('strangers, outsiders and other addresses are refused, each with what the page needs to know', async () => {
	const outsider = await Writer.of(company.db, company.outsider, live.url, number);
	const nobody = new Writer(live.url, number, 'no-such-session');
	const nowhere = await Writer.of(company.db, company.owner, live.url, 99);
	here.push(outsider, nobody, nowhere);
	await expect
		.poll(() => [outsider.standing, nobody.standing, nowhere.standing])
		.toEqual(['refused', 'signed-out', 'refused']);
	expect(
		[outsider.sentence, nowhere.sentence].every((sentence) =>
			sentence.includes('not here, or it is not shared'),
		),
	).toBe(true);
	expect(outsider.typed.title).toBe('');
	const session = await startSession(company.db, company.owner.id, 'Test');
	const elsewhere = new WebSocket(`${live.url.replace('http', 'ws')}/live/postmortems/${number}`, {
		headers: { origin: 'https://elsewhere.example', cookie: `session=${session}` },
	});
	const [problem] = (await once(elsewhere, 'error')) as [Error];
	expect(problem.message).toContain('403');
});

test('a session that ends, or a place among the authors that is lost, ends the connection', async () => {
	const session = await startSession(company.db, company.owner.id, 'Test');
	const ours = new Writer(live.url, number, session);
	here.push(ours);
	const theirs = await join(company.member);
	await expect.poll(() => ours.standing).toBe('live');
	await endSession(company.db, session);
	await revise(company.db, company.owner, number, {
		content: {},
		sharing: { authors: [company.owner.email] },
		autosaved: false,
	});
	// What was known two seconds ago counts no longer.
	await new Promise((resolve) => setTimeout(resolve, 2_100));
	ours.change(add(' Without a session.'));
	theirs.change(add(' Without being an author.'));
	await expect.poll(() => [ours.standing, theirs.standing]).toEqual(['signed-out', 'refused']);
	expect((await stored()).narrative).toBe('It grew.');
});

test('who has left, or is an author no longer, is out at once, and hears nothing more', async () => {
	const { db, owner, member } = company;
	const left = await join(member);
	await deactivate(db, owner, { personId: member.id });
	await expect.poll(() => left.standing).toBe('signed-out');
	await reactivate(db, owner, { personId: member.id });
	const theirs = await join(member);
	await revise(db, owner, number, { content: {}, sharing: { authors: [owner.email] }, autosaved: false });
	await expect.poll(() => theirs.standing).toBe('refused');
});

test('a server that stops in the middle stores everything first; the pages come back to it', async () => {
	const ours = await join(company.owner);
	ours.change(add(' Just before.'));
	await expect.poll(() => ours.connection.waits).toBe(true);
	await new Promise((resolve) => setTimeout(resolve, 50));
	await live.stop();
	expect((await stored()).narrative).toBe('It grew. Just before.');
	ours.change(add(' While it was gone.'));
	ours.leave();
	here.splice(0);
	live = await startLive(company.db);
	const theirs = await join(company.member);
	expect(theirs.typed.narrative).toBe('It grew. Just before.');
});

test('what another road saves comes to everybody who writes, and undoes nothing', async () => {
	const ours = await join(company.owner);
	ours.change(add(' Ours, live.'));
	const { content, sharing } = await read(company.db, company.member, number);
	const typed = typedOf(content, sharing);
	typed.narrative = `By form. ${typed.narrative}`;
	typed.lessons.push({ key: 'n0', id: '', text: 'Without a script', changes: [] });
	await save(company.db, company.member, number, WrittenForm.parse({ ...typed }));
	await revise(company.db, company.member, number, {
		content: { impact: 'Over the API.' },
		sharing: {},
		autosaved: false,
	});
	await safe(ours);
	await expect.poll(() => ours.typed.narrative).toBe('By form. It grew. Ours, live.');
	expect(ours.typed).toMatchObject({ impact: 'Over the API.', lessons: [{ text: 'Without a script' }] });
	ours.change(add(' The end.'));
	await safe(ours);
	expect(await stored()).toMatchObject({
		narrative: 'By form. It grew. Ours, live. The end.',
		impact: 'Over the API.',
		lessons: [{ text: 'Without a script' }],
	});
});

test('saved elsewhere while nobody had it open, it is in the document, and once', async () => {
	const ours = await join(company.owner);
	ours.change(add(' First.'));
	await safe(ours);
	ours.leave();
	here.splice(0);
	const { content } = await read(company.db, company.member, number);
	await revise(company.db, company.member, number, {
		content: { narrative: `${content.narrative} Second.` },
		sharing: {},
		autosaved: false,
	});
	const theirs = await join(company.member);
	expect(theirs.typed.narrative).toBe('It grew. First. Second.');
});

test('offline for a while, both wrote: nothing of either is lost', async () => {
	const [ours, theirs] = [await join(company.owner), await join(company.member)];
	ours.connection.cut();
	ours.change(add(' Written offline.'));
	theirs.change((typed) => (typed.narrative = `Meanwhile. ${typed.narrative}`));
	await safe(theirs);
	ours.connection.wake();
	await safe(ours, theirs);
	expect((await stored()).narrative).toBe('Meanwhile. It grew. Written offline.');
});

test('published: its writers share what they write, and its readers get it when somebody saves', async () => {
	const [ours, theirs] = [await join(company.owner), await join(company.member)];
	await publish(company.db, company.owner, number);
	await expect.poll(() => theirs.told?.published).toBe(true);
	ours.change(add(' Half a sen'));
	await safe(ours);
	expect(theirs.typed.narrative).toBe('It grew. Half a sen');
	expect((await stored()).narrative).toBe('It grew.');
	expect(ours.told).toMatchObject({ published: true, waiting: true });
	expect(await theirs.connection.ask('save')).toMatchObject({ waiting: false, problems: {} });
	expect((await stored()).narrative).toBe('It grew. Half a sen');
	// The form of a page that writes live says so, and its own words are not taken a second time.
	ours.change(add('tence.'));
	await expect.poll(() => theirs.typed.narrative).toBe('It grew. Half a sentence.');
	const form = { ...blankForm('UTC', '', company.owner.email), live: 'true' };
	await save(company.db, company.owner, number, WrittenForm.parse(form));
	expect((await stored()).narrative).toBe('It grew. Half a sentence.');
});

test('what its page cannot know is not believed: another’s name, another’s presence, words of no language', async () => {
	const [ours, theirs] = [await join(company.owner), await join(company.member)];
	ours.connection.awareness.setLocalState({ user: { id: 1, name: 'Somebody else' }, field: 'title' });
	await expect
		.poll(() => theirs.connection.awareness.getStates().get(ours.doc.clientID))
		.toEqual({
			user: { id: company.owner.id, name: company.owner.name },
			field: 'title',
		});
	const session = await startSession(company.db, company.member.id, 'Test');
	const odd = new WebSocket(`${live.url.replace('http', 'ws')}/live/postmortems/${number}`, {
		headers: { origin: live.url, cookie: `session=${session}` },
	});
	await once(odd, 'open');
	odd.send(Uint8Array.of(0, 2, 5, 255, 255, 255, 255, 255));
	const [code] = (await once(odd, 'close')) as [number];
	expect(code).toBe(1007);
	expect(ours.standing).toBe('live');
});

test('the row of an entry and its document go together', async () => {
	const ours = await join(company.owner);
	ours.change(add(' x'));
	await safe(ours);
	const { entry } = await read(company.db, company.owner, number);
	const [row] = await transact(company.db, (tx) =>
		tx.select().from(liveDocument).where(eq(liveDocument.entryId, entry.id)),
	);
	expect(row).toMatchObject({ version: entry.version });
});
