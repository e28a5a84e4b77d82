import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eq } from 'drizzle-orm';
import {
	archiveFolder,
	bringIn,
	everythingThatTravels,
	filesOf,
	setUpThere,
	takeOutFor,
} from '../../../tests/support/archives.ts';
import { freshDatabase, type Fresh } from '../../../tests/support/database.ts';
import { freshCompany, EMAILS, type Company } from '../../../tests/support/people.ts';
import type { Person } from '#domain/accounts/person.ts';
import { membership, person } from '#domain/accounts/tables.server.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { beginThread } from '#domain/entries/discussion/commenting.server.ts';
import { comment } from '#domain/entries/discussion/tables.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { newRunKey, runOf, type Work } from '#domain/moving/runs.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { readCourse } from '#domain/training/courses.server.ts';
import { lessonsOf } from '#domain/training/course.ts';
import { addShipped, shippedCourses } from '#domain/training/shipped.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import { search } from '#domain/search/search.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { commit, demandRepository } from './git.server.ts';
import { writeFolder } from './folder.server.ts';
import { startImport } from './moving-workspace.server.ts';
import { importWorkspace } from './taking-in.server.ts';

let from: Company;
let to: Fresh;
let folder: ReturnType<typeof archiveFolder>;

beforeEach(async () => {
	from = await freshCompany();
	to = await freshDatabase();
	folder = archiveFolder();
});
afterEach(async () => {
	folder.remove();
	await from.close();
	await to.close();
});

const PRIVATE = 'canaryweave';

async function write(
	who: Person,
	title: string,
	more: Partial<{ draft: boolean; narrative: string; visibility: 'team' }> = {},
) {
	const { narrative = 'It broke.', visibility } = more;
	const sharing = visibility ? { visibility, team: 'payments' } : {};
	const content = { title, narrative, lessons: [{ text: `What ${title} taught` }] };
	const { number } = await draft(from.db, who, NewPostmortem.parse({ content, sharing }));
	if (!more.draft) await publish(from.db, who, number);
	return number;
}

async function idOf(number: number): Promise<number> {
	const [found] = await from.db.read.select({ id: entry.id }).from(entry).where(eq(entry.number, number));
	return found?.id ?? 0;
}

async function say(who: Person, number: number, text: string): Promise<void> {
	const entryId = await idOf(number);
	await transact(from.db, (tx) =>
		beginThread(tx, who, entryId, { part: '', quote: '', prefix: '', suffix: '', at: 0, text }),
	);
}

test('what is private to others is in no file that anybody could read, and comes along all the same', async () => {
	const { db, owner, member } = from;
	await write(member, `${PRIVATE} draft`, { draft: true, narrative: PRIVATE });
	await write(member, `${PRIVATE} of a team`, { visibility: 'team', narrative: PRIVATE });
	await write(member, 'The open one');
	const begunBy = { by: 'assistant' as const, called: PRIVATE };
	await draft(db, member, NewPostmortem.parse({ content: { title: 'Drafted' } }), { begunBy });
	await takeOutFor(db, owner, folder.path, to.db);
	const files = await filesOf(folder.path);
	expect(files.get('post-mortems/PM-3.md')).toContain('The open one');
	const leaking = [...files]
		.filter(([name, text]) => `${name} ${text}`.includes(PRIVATE))
		.map(([name]) => name);
	expect(leaking).toEqual([]);
	const everybody = [...files]
		.filter(([name]) => !name.startsWith('sealed/'))
		.map(([, text]) => text)
		.join();
	expect(everybody).not.toMatch(/argon2|"role"|PM-1\b|PM-2\b/);

	const incoming = await setUpThere(to.db);
	// Whoever brings it in is told that they come, and not what they are.
	for (const dryRun of [true, false]) {
		const { lines } = await bringIn(to.db, incoming, folder.path, { dryRun });
		expect(JSON.stringify(lines)).not.toContain(PRIVATE);
		expect(lines.map(({ subject }) => subject)).toContain('PM-1, private');
		const left = await filesOf(join(to.db.folder, 'moving'));
		expect([...left.values()].join()).not.toContain(PRIVATE);
	}
	const there = await everythingThatTravels(to.db);
	expect(there).toEqual(await everythingThatTravels(db));
	expect(JSON.stringify(there['begun'])).toContain(PRIVATE);
	// They are as private there: the owner finds the open one alone.
	const found = await search(to.db, incoming, { q: 'broke' } as never).catch(() => null);
	expect(JSON.stringify(found)).not.toContain(PRIVATE);
});

test('without the key of where it goes, nothing private goes along, and what is open comes in', async () => {
	const { db, owner, member } = from;
	await write(member, PRIVATE, { draft: true });
	const number = await write(member, 'The open one');
	await say(owner, number, 'I saw that, too.');
	await writeFolder(db, { who: owner, sealFor: null }, folder.path);
	expect([...(await filesOf(folder.path)).keys()].filter((name) => name.startsWith('sealed'))).toEqual([]);
	const incoming = await setUpThere(to.db);
	const { lines, run } = await bringIn(to.db, incoming, folder.path);
	expect(run.state).toBe('done');
	expect(lines.filter(({ kind }) => kind === 'problem')).toEqual([]);
	const entries = await to.db.read.select({ title: entry.title }).from(entry);
	expect(entries).toEqual([{ title: 'The open one' }]);
	expect(await to.db.read.select({ text: comment.text }).from(comment)).toEqual([
		{ text: 'I saw that, too.' },
	]);
	const people = await to.db.read.select({ email: person.email, role: person.role }).from(person);
	expect(people).toContainEqual({ email: EMAILS.admin, role: 'member' });
});

test('beside others, people are matched, nobody gets rights, numbers that are taken change, and so does what names them', async () => {
	const { db, owner, member } = from;
	const first = await write(member, 'The first');
	await write(member, 'The second', {
		narrative: `As in PM-${first}, and [there](/postmortems/${first}): L-1.`,
	});
	await say(owner, first, `@[${member.id}] knows.`);
	await takeOutFor(db, owner, folder.path, to.db);

	const there = await setUpThere(to.db, 'aroha@example.org');
	const { number: own } = await draft(
		to.db,
		there,
		NewPostmortem.parse({ content: { title: 'Theirs', lessons: [{ text: 'x' }] } }),
	);
	expect(own).toBe(1);
	const dry = await bringIn(to.db, there, folder.path, { dryRun: true });
	expect(dry.run.counts).toMatchObject({ made: 4 + 2 + 2 });
	expect(await to.db.read.select().from(entry)).toHaveLength(1);

	const { run } = await bringIn(to.db, there, folder.path);
	expect(run).toMatchObject({ state: 'done', counts: { made: 4 + 2 + 2 } });
	const entries = await to.db.read.select().from(entry);
	const moved = new Map(entries.map(({ title, number }) => [title, number]));
	expect(moved.get('Theirs')).toBe(1);
	expect(moved.get('The second')).toBe(2);
	const number = moved.get('The first');
	expect(entries.find(({ title }) => title === 'The second')?.body).toBe(
		`As in PM-${number}, and [there](/postmortems/${number}): L-2.`,
	);
	const people = await to.db.read.select().from(person);
	for (const one of people.filter(({ id }) => id !== there.id)) {
		expect([one.email, one.role, one.deactivatedAt !== null]).toEqual([one.email, 'member', true]);
	}
	const ines = people.find(({ email }) => email === EMAILS.member);
	expect((await to.db.read.select({ text: comment.text }).from(comment))[0]?.text).toBe(
		`@[${ines?.id}] knows.`,
	);

	const before = await everythingThatTravels(to.db);
	const again = await bringIn(to.db, there, folder.path);
	expect(again.run.counts).toEqual({ skipped: 2 });
	expect(await everythingThatTravels(to.db)).toEqual(before);
});

test('nobody who is here comes into a team that is here by an import', async () => {
	await write(from.member, 'Of a team', { visibility: 'team' });
	await takeOutFor(from.db, from.owner, folder.path, to.db);
	const there = await freshCompany();
	await transact(there.db, (tx) => tx.delete(membership));
	const again = archiveFolder();
	await takeOutFor(from.db, from.owner, again.path, there.db);
	const { run } = await bringIn(there.db, there.owner, again.path);
	again.remove();
	expect(run.state).toBe('done');
	expect(await there.db.read.select().from(membership)).toEqual([]);
	await there.close();
});

test('a process that ends in the middle of an import goes on where it was, again and again, and nothing is double', async () => {
	const { db, owner, member } = from;
	const picture = readFileSync('static/icon-192.png');
	for (let n = 0; n < 6; n++) {
		const number = await write(member, `Number ${n}`);
		await say(owner, number, `About ${n}`);
		await attach(db, member, { kind: 'postmortem', number }, { fileName: 'a.png', bytes: picture });
	}
	await takeOutFor(db, owner, folder.path, to.db);
	const incoming = await setUpThere(to.db);
	const { key } = await startImport(to.db, incoming, { key: newRunKey(), path: folder.path, dryRun: false });
	let batches = 0;
	for (let state = 'waiting'; state !== 'done' && batches < 2_000; batches++) {
		// One batch, after which the process is gone: nothing that it knew is left.
		const ending = new AbortController();
		const once: Work = {
			...importWorkspace,
			batch: async (...all) => {
				ending.abort();
				return importWorkspace.batch(...all);
			},
		};
		await carryOn(to.db, [once], ending.signal, key);
		const run = await runOf(to.db.read, incoming, key);
		expect(run.problem).toBe('');
		({ state } = run);
	}
	expect(batches).toBeGreaterThan(20);
	expect(await everythingThatTravels(to.db)).toEqual(await everythingThatTravels(db));
});

test('a batch that fails leaves nothing of itself behind', async () => {
	vi.spyOn(console, 'error').mockReturnValue(undefined);
	await write(from.member, 'One');
	await takeOutFor(from.db, from.owner, folder.path, to.db);
	const incoming = await setUpThere(to.db);
	const name = join(folder.path, 'post-mortems/PM-1.json');
	const damaged = JSON.parse(readFileSync(name, 'utf8')) as { lesson: { text: unknown }[] };
	damaged.lesson = damaged.lesson.map((one) => ({ ...one, text: 12 }));
	writeFileSync(name, JSON.stringify(damaged));
	const { run, lines } = await bringIn(to.db, incoming, folder.path);
	expect(run.state).toBe('done');
	expect(lines.filter(({ kind }) => kind === 'problem')).toMatchObject([{ subject: 'lesson 1' }]);
	vi.restoreAllMocks();
});

test('a course can be read in the archive as its learners see it: nothing in it says what is right', async () => {
	const { db, owner } = from;
	await addShipped(db, owner, (await shippedCourses())[0]?.slug ?? '');
	await writeFolder(db, { who: owner, sealFor: null }, folder.path);
	const files = await filesOf(folder.path);
	const found = [...files.keys()].filter((name) => name.startsWith('courses/'));
	expect(found).toEqual(['courses/T-1.json', 'courses/T-1.md']);
	const { content } = await readCourse(db.read, owner, 1);
	const items = lessonsOf(content).flatMap((lesson) => lesson.items);
	const markdown = Buffer.from(files.get('courses/T-1.md') ?? '', 'latin1').toString('utf8');
	for (const { title } of lessonsOf(content)) expect(markdown).toContain(`## ${title}`);
	for (const { ask, because } of items) {
		expect(markdown).toContain(ask.split(/\s/)[0]);
		if (because) expect(markdown).not.toContain(because);
	}
	const right = items.flatMap((item) => ('options' in item ? item.options : [])).map(({ text }) => text);
	expect(right.length).toBeGreaterThan(5);
	for (const text of right) expect(markdown).not.toContain(`- ${text}`);
});

test('owners alone bring a workspace in', async () => {
	for (const who of [from.admin, from.member, from.outsider]) {
		await expect(
			startImport(from.db, who, { key: newRunKey(), path: folder.path, dryRun: true }),
		).rejects.toMatchObject({ status: 403 });
	}
});

test('what did not change is written again by not a byte; what changed is, and Git says it in words', async () => {
	const { db, owner, member } = from;
	execFileSync('git', ['init', '--quiet', folder.path]);
	writeFileSync(join(folder.path, 'notes.txt'), 'of somebody else');
	await expect(writeFolder(db, { who: owner, sealFor: null }, folder.path)).rejects.toMatchObject({
		status: 409,
	});
	execFileSync('rm', [join(folder.path, 'notes.txt')]);
	const scope = { who: owner, sealFor: null };
	const first = await write(member, 'The first');
	const one = await writeFolder(db, scope, folder.path);
	expect(await commit(folder.path, 'Northwind', one)).toBe('1 new post-mortem, 1 new lesson');
	const before = await filesOf(folder.path);
	const none = await writeFolder(db, scope, folder.path);
	expect(none).toMatchObject({ made: [], changed: [], gone: [] });
	expect(await commit(folder.path, 'Northwind', none)).toBeNull();
	expect(await filesOf(folder.path)).toEqual(before);

	writeFileSync(join(folder.path, 'notes.txt'), 'of somebody else');
	await write(member, 'The second');
	await say(owner, first, 'Still true.');
	const two = await writeFolder(db, scope, folder.path);
	expect(two.changed).toEqual(['post-mortems/PM-1.json']);
	expect(await commit(folder.path, 'Northwind', two)).toBe(
		'1 new post-mortem, 1 post-mortem changed, 1 new lesson',
	);
	const { withdraw } = await import('#domain/postmortems/publication.server.ts');
	await withdraw(db, member, first);
	const three = await writeFolder(db, scope, folder.path);
	expect(three.gone).toEqual(['post-mortems/PM-1.json', 'post-mortems/PM-1.md']);
	expect(await commit(folder.path, 'Northwind', three)).toBe('1 post-mortem gone');
	const log = execFileSync('git', ['-C', folder.path, 'log', '--format=%an %s'], { encoding: 'utf8' });
	expect(log.split('\n')[0]).toBe('Northwind 1 post-mortem gone');
	// What somebody else put there is neither committed nor deleted.
	const status = execFileSync('git', ['-C', folder.path, 'status', '--short'], { encoding: 'utf8' });
	expect(status.trim()).toBe('?? notes.txt');
	await expect(demandRepository(join(folder.path, '..'))).rejects.toMatchObject({ status: 409 });
}, 60_000);
