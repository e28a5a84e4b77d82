import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coach } from '../../coach/coach.ts';
import { CoachNotes } from './coach-notes.svelte.ts';
import { coachedFields } from './coached-fields.ts';
import { blankForm } from './typed-of.ts';
import type { Typed } from './typed.ts';

const SHOULD_HAVE = 'We should have noticed the backlog at 13:50.';
const OBVIOUSLY = 'The queue was obviously climbing.';
const BY_A_PERSON = 'The outage was a human error.';

class Shelf {
	readonly kept = new Map<string, string>();
	getItem = (key: string) => this.kept.get(key) ?? null;
	setItem = (key: string, value: string) => void this.kept.set(key, value);
	removeItem = (key: string) => void this.kept.delete(key);
}

function notesIn(shelf = new Shelf(), load = () => Promise.resolve(coach)): CoachNotes {
	const notes = new CoachNotes({ me: 1, uid: () => 'u', storage: shelf as unknown as Storage, load });
	notes.start();
	return notes;
}

function written(text: Partial<Typed>): Typed {
	return { ...blankForm('UTC', '', 'ines@example.org'), ...text };
}

async function after(notes: CoachNotes, typed: Typed, participants: string[] = []): Promise<string[]> {
	notes.look(coachedFields(typed), participants);
	await vi.advanceTimersByTimeAsync(400);
	return notes.notes.map(({ words }) => words);
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

test('it reads once the writing pauses, and not before', async () => {
	const load = vi.fn(() => Promise.resolve(coach));
	const notes = notesIn(new Shelf(), load);
	notes.look(coachedFields(written({ narrative: 'We should have' })), []);
	await vi.advanceTimersByTimeAsync(300);
	expect(load).not.toHaveBeenCalled();
	notes.look(coachedFields(written({ narrative: SHOULD_HAVE })), []);
	await vi.advanceTimersByTimeAsync(399);
	expect(notes.read).toBe(false);
	await vi.advanceTimersByTimeAsync(1);
	expect(notes.notes).toMatchObject([
		{
			words: 'should have noticed',
			question: 'What was done at that moment, and what could be known then?',
			field: { name: 'narrative' },
			finding: { start: 3, end: 22 },
		},
	]);
	expect(notes.notes[0]?.why).toMatch(/^A world that did not happen/);
});

test('the weightiest come first, and then as they stand on the page', async () => {
	const typed = written({ summary: OBVIOUSLY, narrative: BY_A_PERSON, gotLucky: '', wasHard: SHOULD_HAVE });
	expect(await after(notesIn(), typed)).toEqual(['human error', 'obviously climbing', 'should have noticed']);
});

test('each field is read as what it is: a vague action in the actions, and evidence is left alone', async () => {
	const typed = written({});
	const row = { key: 'a', id: '', at: '', offered: '', kind: 'said' as const, role: '', question: '' };
	typed.timeline = [{ ...row, text: 'Improve monitoring.', evidence: BY_A_PERSON }];
	typed.changes = [{ ...change('b'), text: 'Improve monitoring.' }];
	const notes = notesIn();
	await after(notes, typed);
	expect(notes.notes.map(({ field }) => field.name)).toEqual(['changes.0.text']);
});

test('an author who is blamed by name is asked about; another name is nobody it knows', async () => {
	const typed = written({ narrative: 'Mateo forgot to turn on flow control.' });
	expect(await after(notesIn(), typed)).not.toContain('Mateo');
	expect(await after(notesIn(), typed, ['Mateo Cruz'])).toContain('Mateo');
});

test('the same words twice are two notes, and each is known by its row wherever that is moved', async () => {
	const typed = written({ narrative: `${SHOULD_HAVE}\n\nLater, ${SHOULD_HAVE.toLowerCase()}` });
	typed.factors = [factor('a', ''), factor('b', BY_A_PERSON)];
	const notes = notesIn();
	await after(notes, typed);
	const keys = notes.notes.map(({ key }) => key);
	expect(new Set(keys).size).toBe(3);
	typed.factors.reverse();
	await after(notes, typed);
	expect(notes.notes.map(({ key }) => key)).toEqual(keys);
	expect(notes.notes[0]?.field.name).toBe('factors.0.title');
});

test('what is kept is kept in that sentence of that post-mortem, and can be brought back', async () => {
	const shelf = new Shelf();
	const typed = written({ narrative: `${SHOULD_HAVE}\n\n${OBVIOUSLY}` });
	const notes = notesIn(shelf);
	await after(notes, typed);
	const [first] = notes.notes;
	if (first) notes.keep(first);
	expect(notes.notes.map(({ words }) => words)).toEqual(['obviously climbing']);
	const again = notesIn(shelf);
	expect(await after(again, typed)).toEqual(['obviously climbing']);
	expect(await after(again, written({ narrative: 'We should have noticed the other one.' }))).toHaveLength(1);
	const elsewhere = new CoachNotes({
		me: 1,
		uid: () => 'another',
		storage: shelf as unknown as Storage,
		load: () => Promise.resolve(coach),
	});
	elsewhere.start();
	expect(await after(elsewhere, typed)).toHaveLength(2);
	await after(again, typed);
	const [kept] = again.kept;
	if (kept) again.bringBack(kept);
	expect(again.notes).toHaveLength(2);
	expect(await after(notesIn(shelf), typed)).toHaveLength(2);
});

test('off is off: nothing is loaded or computed, what was shown is gone, and the browser remembers', async () => {
	const shelf = new Shelf();
	const notes = notesIn(shelf);
	await after(notes, written({ narrative: SHOULD_HAVE }));
	notes.turn(false);
	expect(notes.notes).toEqual([]);
	const load = vi.fn(() => Promise.resolve(coach));
	const again = notesIn(shelf, load);
	expect(again.on).toBe(false);
	expect(await after(again, written({ narrative: SHOULD_HAVE }))).toEqual([]);
	expect(load).not.toHaveBeenCalled();
	again.turn(true);
	expect(await after(again, written({ narrative: SHOULD_HAVE }))).toHaveLength(1);
	expect(notesIn(shelf).on).toBe(true);
});

test('turned off while it is on its way, nothing arrives', async () => {
	let arrive: (there: typeof coach) => void = () => undefined;
	const notes = notesIn(new Shelf(), () => new Promise((resolve) => (arrive = resolve)));
	await after(notes, written({ narrative: SHOULD_HAVE }));
	notes.turn(false);
	arrive(coach);
	await vi.advanceTimersByTimeAsync(1000);
	expect(notes.notes).toEqual([]);
	expect(notes.read).toBe(false);
});

test('where it cannot be loaded it is asked for again, once there is more to read', async () => {
	const load = vi.fn<() => Promise<typeof coach>>().mockRejectedValueOnce(new TypeError('offline'));
	load.mockResolvedValue(coach);
	const notes = notesIn(new Shelf(), load);
	expect(await after(notes, written({ narrative: SHOULD_HAVE }))).toEqual([]);
	expect(await after(notes, written({ narrative: `${SHOULD_HAVE} ` }))).toHaveLength(1);
});

test('whoever listens is told how many there are, at most every five seconds, and not that there are none', async () => {
	const notes = notesIn();
	await after(notes, written({ narrative: 'A quiet day.' }));
	await vi.advanceTimersByTimeAsync(10_000);
	expect(notes.said).toBe('');
	await after(notes, written({ narrative: SHOULD_HAVE }));
	await vi.advanceTimersByTimeAsync(1);
	expect(notes.said).toBe('One note');
	await after(notes, written({ narrative: `${SHOULD_HAVE} ${OBVIOUSLY}` }));
	await after(notes, written({ narrative: `${SHOULD_HAVE} ${OBVIOUSLY} ${BY_A_PERSON}` }));
	expect(notes.said).toBe('One note');
	await vi.advanceTimersByTimeAsync(5000);
	expect(notes.said).toBe('Three notes');
	await after(notes, written({}));
	await vi.advanceTimersByTimeAsync(5000);
	expect(notes.said).toBe('No notes');
});

test('eight are shown, and the one at the caret; all of them if asked for', async () => {
	const notes = notesIn();
	const text = Array.from({ length: 12 }, (_, at) => `We should have noticed part ${at + 1}.`).join('\n\n');
	await after(notes, written({ narrative: text }));
	expect(notes.notes).toHaveLength(12);
	expect(notes.shown).toHaveLength(8);
	const caret = text.lastIndexOf('have');
	notes.caretAt('narrative', caret, caret);
	expect(notes.current?.finding.start).toBe(text.lastIndexOf('should'));
	expect(notes.shown).toHaveLength(9);
	notes.caretAt('summary', caret, caret);
	expect(notes.current).toBeNull();
	notes.all = true;
	expect(notes.shown).toHaveLength(12);
});

test('where two are about the same words, the one that somebody came from stays', async () => {
	const notes = notesIn();
	const text = 'Of course Mateo should have known.';
	await after(notes, written({ narrative: text }), ['Mateo Cruz']);
	const about = notes.notes.filter(
		({ finding: { start, end } }) => start <= text.indexOf('Mateo') && end <= text.indexOf(' should'),
	);
	expect(about.length).toBeGreaterThan(1);
	for (const { key, field, finding } of about) {
		notes.at = key;
		notes.caretAt(field.name, finding.start, finding.end);
		expect(notes.at).toBe(key);
	}
});

test('places are those of the field in the page, whatever line ends the server keeps', () => {
	const typed = written({ narrative: `One.\r\n\r\n${OBVIOUSLY}` });
	const [field] = coachedFields(typed);
	expect(field?.text).toBe(`One.\n\n${OBVIOUSLY}`);
	field?.write('Two.');
	expect(typed.narrative).toBe('Two.');
});

function factor(key: string, title: string): Typed['factors'][number] {
	return { key, id: '', title, detail: '', kind: '', topics: '' };
}

function change(key: string): Typed['changes'][number] {
	const rest = {
		type: '' as const,
		endState: '',
		owner: '',
		due: '',
		reason: '',
		doneOn: '',
		link: '',
		answers: [],
	};
	return { key, id: '', text: '', kind: 'action', state: 'open', ...rest };
}
