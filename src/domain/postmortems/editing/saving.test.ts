import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { read, revise } from '../postmortems.server.ts';
import { offerRows } from './rows.ts';
import { save, theirs } from './saving.server.ts';
import { blankForm } from './typed-of.ts';
import type { Typed } from './typed.ts';
import { WrittenForm } from './written-form.ts';

let company: Company;
beforeAll(async () => (company = await freshCompany()));
afterAll(() => company.close());

const UID = 'abcdefghij0123456789';

function writing(title: string): Typed {
	const typed = offerRows(blankForm('Europe/Lisbon', '', company.member.email));
	typed.title = title;
	return typed;
}

const posted = (typed: Typed, more: Record<string, unknown> = {}) => WrittenForm.parse({ ...typed, ...more });

test('a first save makes a draft; sent twice, it is still one', async () => {
	const { db, member } = company;
	const typed = writing('A quiet retry');
	const first = await save(db, member, null, posted(typed, { uid: UID }));
	const again = await save(db, member, null, posted(typed, { uid: UID }));
	expect(again.number).toBe(first.number);
	const { entry, content } = await read(db, member, first.number);
	expect(entry).toMatchObject({ title: 'A quiet retry', publishedAt: null });
	expect(content.zone).toBe('Europe/Lisbon');
});

test('somebody else who knows its address saves a draft of their own', async () => {
	const { db, member, outsider } = company;
	const uid = UID.replace('a', 'z');
	const mine = await save(db, member, null, posted(writing('Mine'), { uid }));
	const other = await save(db, outsider, null, posted(writing('Other'), { uid }));
	expect(other.number).not.toBe(mine.number);
});

test('rows learn their ids under their keys, also where the timeline is sorted', async () => {
	const { db, member } = company;
	const typed = writing('Sorted');
	const moment = { id: '', offered: '', kind: 'seen' as const, role: '', evidence: '', question: '' };
	typed.timeline = [
		{ ...moment, key: 'late', at: '2026-07-01T11:00', text: 'late' },
		{ ...moment, key: 'early', at: '2026-07-01T10:00', text: 'early' },
	];
	typed.factors = [{ key: 'f', id: '', title: 'No alarm', detail: '', kind: '', topics: '' }];
	const { number, ids } = await save(db, member, null, posted(typed));
	const { content } = await read(db, member, number);
	expect(content.timeline.map(({ id, text }) => [id, text])).toEqual([
		[ids.timeline.early, 'early'],
		[ids.timeline.late, 'late'],
	]);
	expect(ids.factors).toEqual({ f: content.factors[0]?.id });
});

test('a time that is shown as it was stays as exact as it was', async () => {
	const { db, member } = company;
	const { number } = await save(db, member, null, posted(writing('The second half past one')));
	const started = Date.parse('2026-10-25T01:30:00.250Z');
	await revise(db, member, number, {
		content: {
			times: { started, noticed: null, declared: null, mitigated: null, resolved: null },
			timeline: [{ at: started, kind: 'seen', text: 'Seen', role: '', evidence: '', question: '' }],
		},
		sharing: {},
		autosaved: false,
	});
	const stored = await theirs(db, member, number);
	expect(stored.typed.times.started).toBe('2026-10-25T01:30');
	stored.typed.title = 'Changed';
	await save(db, member, number, posted(stored.typed));
	const { content } = await read(db, member, number);
	expect(content).toMatchObject({ title: 'Changed', times: { started }, timeline: [{ at: started }] });
});

test('an older version is refused, and what is there now says whose it is', async () => {
	const { db, member, owner } = company;
	const typed = writing('First');
	typed.authors.push(owner.email);
	const { number, version } = await save(db, member, null, posted(typed));
	await save(db, owner, number, posted({ ...typed, title: 'By the owner' }, { base: version }));
	const late = save(db, member, number, posted({ ...typed, title: 'Late' }, { base: version }));
	await expect(late).rejects.toMatchObject({ status: 409 });
	const now = await theirs(db, member, number);
	expect(now).toMatchObject({ version: version + 1, by: { id: owner.id, name: owner.name } });
	expect(now.typed.title).toBe('By the owner');
});
