import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../entries/discussion/commenting.server.ts';
import { NewThread } from '../entries/discussion/note.ts';
import { Change } from './lesson.ts';
import { lessonRows } from './lesson-rows.server.ts';
import { learnedFrom, setLearned } from './lessons.server.ts';
import { lesson } from './tables.server.ts';
import { sayChanged, sayHelped, saySaw, takeBack } from './thanks.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

async function write(told: Partial<Told> = {}, lessons = ['Watch the *thing*'], changes: object[] = []) {
	const { id, number } = await writeEntry(company.db, company.member, { title: 'One', ...told });
	await transact(company.db, (tx) =>
		setLearned(tx, company.member, id, {
			lessons: lessons.map((text) => ({ text })),
			changes: changes.map((change) => Change.parse({ text: 'Do it', ...change })),
		}),
	);
	const ids = (await learnedFrom(company.db.read, id)).lessons.map((one) => one.id);
	return { id, of: { kind: 'postmortem', number } as const, ids };
}
const rows = (who: Person, ids: readonly number[]) => lessonRows(company.db, who, ids);

test('a row says what was learned, where, by whom, what came of it and what others say', async () => {
	const { db, outsider, admin, member } = company;
	const { of, ids } = await write({ team: 'payments' }, undefined, [
		{ text: 'Probe `it`', lesson: 1, state: 'done', doneOn: '2026-01-02' },
		{ text: 'Not this', lesson: 1, state: 'dropped', reason: 'Too dear' },
	]);
	const [id = 0] = ids;
	await sayHelped(db, outsider, of, { lesson: id });
	await sayHelped(db, admin, of, { lesson: id });
	await saySaw(db, outsider, of, { lesson: id });
	await saySaw(db, outsider, of, { lesson: id });
	await sayChanged(db, admin, of, { lesson: id, sentence: 'We look.' });
	// What is said of the whole entry is not said of the lesson.
	await saySaw(db, admin, of, { lesson: null });
	await note(db, admin, of, NewThread.parse({ text: 'Which one?', part: `lessons.${id}` }));
	await note(db, admin, of, NewThread.parse({ text: 'Of all of it' }));
	const [seen] = await rows(outsider, ids);
	expect(seen).toMatchObject({
		id,
		text: 'Watch the thing',
		state: 'fresh',
		entry: { kind: 'postmortem', number: of.number, title: 'One' },
		authors: [{ name: member.name, zone: 'UTC' }],
		team: { slug: 'payments' },
		changes: [{ text: 'Probe it', state: 'done', words: expect.stringMatching(/^Done 2 Jan/) as string }],
		thanks: { helped: 2, saw: 1, changed: 1, mine: { helped: true, saw: true, changed: false } },
		mayThank: true,
		comments: 1,
		kept: false,
	});
	expect((await rows(member, ids))[0]).toMatchObject({ mayThank: false, thanks: { mine: { saw: false } } });
	await takeBack(db, outsider, of, { kind: 'saw', lesson: id });
	expect((await rows(outsider, ids))[0]?.thanks).toMatchObject({ saw: 0, mine: { saw: false } });
});

test('only what may be seen, in the order that was asked for', async () => {
	const { outsider, member, owner } = company;
	const shared = await write({}, ['A', 'B']);
	const hidden = await write({ visibility: 'restricted' }, ['C']);
	const mine = await write({ draft: true }, ['D']);
	const asked = [...mine.ids, ...shared.ids.toReversed(), 999, ...hidden.ids];
	const texts = async (who: Person) => (await rows(who, asked)).map(({ text }) => text);
	expect(await texts(outsider)).toEqual(['B', 'A']);
	expect(await texts(owner)).toEqual(['B', 'A']);
	expect(await texts(member)).toEqual(['D', 'B', 'A', 'C']);
});

test('one that says it better is named to those who may see that', async () => {
	const { db, outsider, member } = company;
	const shared = await write();
	const hidden = await write({ visibility: 'restricted' }, ['Better']);
	const supersededBy = hidden.ids[0] ?? 0;
	await transact(db, (tx) => tx.update(lesson).set({ state: 'superseded', supersededBy }));
	const [seen] = await rows(outsider, shared.ids);
	expect(seen).toMatchObject({ state: 'superseded', supersededBy: null });
	expect((await rows(member, shared.ids))[0]?.supersededBy).toBe(supersededBy);
});

test('the number of statements does not grow with the number of lessons', async () => {
	const { db, outsider } = company;
	const ids: number[] = [];
	for (let k = 0; k < 5; k++) {
		ids.push(...(await write({}, ['A', 'B'], [{ lesson: 1 }, { lesson: 2, state: 'done' }])).ids);
	}
	const counting = (asked: readonly number[]) => {
		let statements = 0;
		const read = new Proxy(db.read, {
			get(target, name, receiver) {
				if (name === 'select') statements++;
				return Reflect.get(target, name, receiver) as unknown;
			},
		}) as Reader;
		return lessonRows({ ...db, read }, outsider, asked).then(() => statements);
	};
	expect(await counting(ids)).toBe(await counting(ids.slice(0, 1)));
});
