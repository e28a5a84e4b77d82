import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer } from './answer.ts';
import { Draft } from './draft.svelte.ts';
import { offerRows } from './rows.ts';
import type { Saved } from './saving.server.ts';
import { blankForm } from './typed-of.ts';
import type { Typed } from './typed.ts';

const NO_IDS = { timeline: {}, factors: {}, lessons: {}, changes: {} };
const savedAs = (version: number, more: Partial<Saved> = {}): Answer => ({
	kind: 'saved',
	saved: { number: 7, version, at: version, ids: NO_IDS, problems: {}, ...more },
});
const form = (): Typed => offerRows(blankForm('UTC', '', 'ines@example.org'));

/** A browser's storage, until its page is closed. */
class Shelf implements Storage {
	readonly #kept = new Map<string, string>();
	full = false;
	get length(): number {
		return this.#kept.size;
	}
	key = (index: number) => [...this.#kept.keys()][index] ?? null;
	getItem = (key: string) => this.#kept.get(key) ?? null;
	removeItem = (key: string) => void this.#kept.delete(key);
	clear = () => this.#kept.clear();
	setItem(key: string, value: string): void {
		if (this.full) throw new DOMException('No room', 'QuotaExceededError');
		this.#kept.set(key, value);
	}
}

interface Scene {
	draft: Draft;
	shelf: Shelf;
	/** What was sent, oldest first. */
	sent: Record<string, string>[];
	numbers: number[];
}

/** The server answers as told, the last answer again and again. */
function scene(
	answers: Answer[],
	opened: Partial<{ number: number; version: number; published: boolean; typed: Typed }> = {},
	shelf = new Shelf(),
): Scene {
	const sent: Scene['sent'] = [];
	const numbers: number[] = [];
	const draft = new Draft(
		{ typed: form(), number: null, version: null, uid: 'u', published: false, errors: {}, ...opened },
		{
			me: 1,
			storage: shelf,
			form: () => new FormData(),
			send: (action, number, data) => {
				sent.push({
					action,
					number: String(number),
					...(Object.fromEntries(data) as Record<string, string>),
				});
				return Promise.resolve(answers[Math.min(sent.length, answers.length) - 1] ?? { kind: 'away' });
			},
			numbered: (number) => numbers.push(number),
		},
	);
	return { draft, shelf, sent, numbers };
}

function type(draft: Draft, title: string): void {
	draft.typed.title = title;
	draft.touched();
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});
const pause = (ms = 1500) => vi.advanceTimersByTimeAsync(ms);

test('a pause saves once; the first save gives it its number, the next starts from its version', async () => {
	const { draft, sent, numbers, shelf } = scene([savedAs(1), savedAs(2)]);
	type(draft, 'A');
	type(draft, 'A queue');
	await pause();
	type(draft, 'A queue that said nothing');
	await pause();
	expect(sent).toMatchObject([
		{ number: 'null', base: '', autosaved: 'true', uid: 'u' },
		{ number: '7', base: '1' },
	]);
	expect(numbers).toEqual([7]);
	expect(draft).toMatchObject({ unsaved: false, state: 'quiet', savedAt: 2 });
	expect(shelf.length).toBe(0);
});

test('a page that was only opened makes no draft', async () => {
	const { draft, sent } = scene([savedAs(1)]);
	draft.touched();
	await pause();
	expect(sent).toEqual([]);
});

test('while nobody answers it is kept here, and asked for at longer and longer intervals', async () => {
	const { draft, sent, shelf } = scene([{ kind: 'away' }, { kind: 'away' }, { kind: 'away' }, savedAs(1)]);
	type(draft, 'Kept');
	await pause();
	expect(draft.state).toBe('away');
	expect(shelf.getItem('kintsugi:writing:1:new')).toContain('Kept');
	type(draft, 'Kept, and more');
	await pause(1900);
	expect(sent).toHaveLength(2);
	await pause(3700);
	expect(sent).toHaveLength(2);
	await pause(10_000);
	expect(sent).toHaveLength(4);
	expect(draft).toMatchObject({ state: 'quiet', unsaved: false });
	expect(shelf.length).toBe(0);
});

test('what a closed page had not saved is offered by the next, on the version it was written on', async () => {
	const first = scene([{ kind: 'away' }], { number: 7, version: 3 });
	type(first.draft, 'Before it closed');
	first.draft.keepHere();
	first.draft.stop();
	const next = scene([savedAs(4)], { number: 7, version: 5 }, first.shelf);
	next.draft.start();
	expect(next.draft.offered?.typed.title).toBe('Before it closed');
	next.draft.useOffered();
	await pause();
	expect(next.sent).toMatchObject([{ base: '3' }]);
	expect(first.shelf.length).toBe(0);
});

test('left alone it stays on offer, whatever is written instead', async () => {
	const first = scene([{ kind: 'away' }], { number: 7, version: 3 });
	type(first.draft, 'Before it closed');
	first.draft.keepHere();
	const next = scene([savedAs(4)], { number: 7, version: 3 }, first.shelf);
	next.draft.start();
	type(next.draft, 'Something else');
	await pause();
	const third = scene([savedAs(5)], { number: 7, version: 4 }, first.shelf);
	third.draft.start();
	expect(third.draft.offered?.typed.title).toBe('Before it closed');
	third.draft.leaveOffered();
	expect(first.shelf.length).toBe(0);
});

test('a browser without room says so, and the page knows that it may not be closed', () => {
	const { draft, shelf } = scene([{ kind: 'away' }]);
	shelf.full = true;
	type(draft, 'Nowhere to go');
	draft.keepHere();
	expect(draft).toMatchObject({ unsaved: true, keptHere: false });
});

test('a published one goes to the server when somebody says so, and not before', async () => {
	const { draft, sent, shelf } = scene([savedAs(4)], { number: 7, version: 3, published: true });
	type(draft, 'Half a sen');
	await pause(60_000);
	expect(sent).toEqual([]);
	expect(shelf.getItem('kintsugi:writing:1:7')).toContain('Half a sen');
	expect(await draft.save()).toBe(true);
	expect(sent).toMatchObject([{ autosaved: 'false', base: '3' }]);
});

test('what could not be saved with the rest stays here; its sentence waits until the row is left', async () => {
	const problems = { 'lessons.0.text': 'Say what was learned, in a sentence or two.' };
	const { draft, sent, shelf } = scene([savedAs(4, { problems })], { number: 7, version: 3 });
	draft.row = 'lessons.0';
	type(draft, 'With half a lesson');
	await pause(60_000);
	expect(sent).toHaveLength(1);
	expect(draft.errors).toEqual({});
	draft.row = '';
	expect(draft.errors).toEqual(problems);
	expect(shelf.length).toBe(1);
	expect(draft.unsaved).toBe(true);
});

test('rows that are stored get their ids, and the others stay new', async () => {
	const { draft } = scene([savedAs(4, { ids: { ...NO_IDS, factors: { f: 31 } } })], {
		number: 7,
		version: 3,
	});
	draft.typed.factors.unshift({ key: 'f', id: '', title: 'No alarm', detail: '', kind: '', topics: '' });
	draft.touched();
	const saving = draft.save();
	await vi.advanceTimersByTimeAsync(0);
	expect(await saving).toBe(true);
	expect(draft.typed.factors[0]).toMatchObject({ id: '31', title: 'No alarm' });
	expect(draft.typed.factors[1]?.id).toBe('');
});

test('another version is met field by field: theirs where only they wrote, mine where I did', async () => {
	const theirs = { ...form(), title: 'Their title', summary: 'Their summary' };
	const answer: Answer = {
		kind: 'conflict',
		theirs: { typed: theirs, version: 9, at: 1, by: { id: 2, name: 'Mei-Ling' } },
	};
	const { draft, sent } = scene([answer, savedAs(10)], { number: 7, version: 3 });
	type(draft, 'My title');
	await pause(60_000);
	expect(sent).toHaveLength(1);
	expect(draft.conflict?.choices).toEqual({ title: 'mine', summary: 'theirs' });
	expect(await draft.settle()).toBe(true);
	expect(draft.typed).toMatchObject({ title: 'My title', summary: 'Their summary' });
	expect(sent[1]).toMatchObject({ base: '9', autosaved: 'false' });
});

test('our own save, whose answer was lost, is no conflict', async () => {
	const mine = { ...form(), title: 'Saved already' };
	const answer: Answer = {
		kind: 'conflict',
		theirs: { typed: mine, version: 4, at: 1, by: { id: 1, name: 'Me' } },
	};
	const { draft } = scene([answer], { number: 7, version: 3 });
	type(draft, 'Saved already');
	await pause();
	expect(draft).toMatchObject({ conflict: null, unsaved: false, version: 4 });
});

test('saving on purpose says what needs another look', async () => {
	const errors = { 'times.noticed': 'That is before it began. Next day?' };
	const { draft } = scene([{ kind: 'refused', errors, message: null }], { number: 7, version: 3 });
	type(draft, 'Over midnight');
	expect(await draft.save()).toBe(false);
	expect(draft).toMatchObject({ state: 'refused', errors, unsaved: true });
});

test('a moment that was taken away comes back where it was', () => {
	const { draft } = scene([savedAs(4)], { number: 7, version: 3 });
	for (const title of ['a', 'b']) {
		draft.typed.factors.splice(-1, 0, { key: title, id: '', title, detail: '', kind: '', topics: '' });
	}
	const undo = draft.remove('factors.0');
	expect(draft.typed.factors[0]?.title).toBe('b');
	undo();
	expect(draft.typed.factors.map(({ title }) => title)).toEqual(['a', 'b', '']);
});
