import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { DAY } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { sayChanged, sayHelped, saySaw } from '../lessons/thanks.server.ts';
import { Turn } from '../lessons/turning.ts';
import { turn } from '../lessons/turning.server.ts';
import { draft, NewPostmortem, read } from '../postmortems/postmortems.server.ts';
import { Looked, Settled } from './change.ts';
import { check } from './checking.server.ts';
import { goldenThread } from './golden-thread.server.ts';
import { listChanges } from './listing.server.ts';
import { ChangeQuery } from './listing.ts';
import { readChange } from './reading.server.ts';
import { settle } from './settling.server.ts';
import { tileOf } from './tile.server.ts';

let company: Company;
let release: () => void;
const at = (days: number) => {
	release();
	release = setClock(Date.parse('2026-11-16T10:00Z') + days * DAY);
};
beforeEach(async () => {
	release = setClock(Date.parse('2026-11-16T10:00Z'));
	company = await freshCompany();
});
afterEach(async () => {
	release();
	await company.close();
});

async function write(text: string, sharing: object = {}, changes: object[] = []) {
	const { db, member } = company;
	const content = {
		title: text,
		summary: 'The job succeeded every night.',
		feltBy: '214 customers.',
		times: { started: '2026-11-10T02:00:00Z', resolved: '2026-11-10T03:52:00Z' },
		lessons: [{ text }],
		changes: changes.map((one) => ({ lesson: 1, owner: company.outsider.email, ...one })),
	};
	const { number } = await draft(db, member, NewPostmortem.parse({ content, sharing }), { publish: true });
	const stored = (await read(db, member, number)).content;
	const of = { kind: 'postmortem', number } as const;
	return { of, lesson: stored.lessons[0]?.id ?? 0, changes: stored.changes.map(({ id }) => id) };
}
const thread = async (lesson: number, who: Person = company.admin) =>
	(await goldenThread(company.db, who, lesson)).map(({ day, mend, title, text }) => [day, mend, title, text]);

test('goes from the failure to whom it helped, in the order in which it came', async () => {
	const { db, outsider, admin, owner } = company;
	const { of, lesson, changes } = await write('Watch it', { team: 'payments' }, [
		{ text: 'Probe it' },
		{ text: 'Page somebody', due: '2027-02-01' },
	]);
	const [probe = 0] = changes;
	at(1);
	await settle(db, outsider, probe, Settled.parse({ state: 'done' }));
	at(2);
	await sayHelped(db, owner, of, { lesson });
	await saySaw(db, owner, of, { lesson });
	await sayChanged(db, admin, of, { lesson, sentence: 'We ask from outside.' });
	at(30);
	await check(db, outsider, probe, Looked.parse({ outcome: 'held', sentence: 'It rang.' }));
	expect(await thread(lesson)).toEqual([
		['2026-11-10', 'broke', 'Payments', 'Paid for it: 1 h 52 min, 214 customers.'],
		['2026-11-16', 'gold', 'Inês Carvalho', 'Wrote down what it taught.'],
		['2026-11-17', 'gold', 'Nguyễn Thu Hà', 'Probe it'],
		['2026-11-18', 'gold', 'Tomasz Wrona', 'We ask from outside.'],
		['2026-11-18', 'hollow', 'One person', 'It helped them.'],
		['2026-11-18', 'hollow', 'One person', 'They saw the same where they are.'],
		['2026-12-16', 'gold', 'It held', 'It rang.'],
		['2027-02-01', 'hollow', 'Nguyễn Thu Hà', 'Page somebody'],
	]);
	expect(JSON.stringify(await thread(lesson)), 'whom it helped is a number').not.toContain(owner.name);
	expect(await tileOf(db.read, lesson)).toEqual({
		broke: 'The job succeeded every night.',
		now: { id: probe, text: 'Probe it', made: true, day: '2026-11-17' },
	});
	const { history } = await readChange(db, admin, probe);
	expect(history.map(({ what, day }) => [what, day])).toEqual([
		['planned', '2026-11-16'],
		['made', '2026-11-17'],
		['looked', '2026-12-16'],
		['turned', '2026-12-16'],
	]);
});

test('takes in what leads on to it, as far as one may see that; an open end is a crack', async () => {
	const { db, member, outsider } = company;
	const { lesson } = await write('Watch it');
	const seen = await write('Said before');
	const hidden = await write('Hidden words', { visibility: 'restricted' });
	for (const one of [seen, hidden]) {
		await turn(db, member, one.lesson, Turn.parse({ state: 'superseded', by: lesson }));
	}
	const texts = (await thread(lesson, outsider)).map(([, , , text]) => text);
	expect(texts).toContain('Said it before: Said before');
	expect(JSON.stringify(texts)).not.toContain('Hidden');
	expect((await thread(lesson, outsider)).at(-1)).toEqual([
		null,
		'open',
		'No change yet',
		'What will it affect?',
	]);
	expect(JSON.stringify(await thread(lesson, member))).toContain('Hidden words');
});

test('lists hold what one looks after, one’s teams’ and all, page by page, in the order of their days', async () => {
	const { db, outsider, member, owner, admin } = company;
	await write('Ours', { team: 'payments' }, [
		{ text: 'Later', due: '2026-12-10' },
		{ text: 'Late', due: '2026-11-02' },
		{ text: 'Some day' },
		{ text: 'Elsewhere', owner: 'The night shift', due: '2026-11-20' },
	]);
	await write('Hidden', { visibility: 'restricted' }, [{ text: 'Unseen' }]);
	const list = async (who: Person, query: object = {}) =>
		listChanges(db, who, ChangeQuery.parse({ whose: 'all', ...query }));
	const texts = async (who: Person, query: object = {}) =>
		(await list(who, query)).items.map(({ text }) => text);
	expect(await texts(outsider, { whose: 'me' })).toEqual(['Late', 'Later', 'Some day']);
	expect(await texts(owner)).toEqual(['Late', 'Elsewhere', 'Later', 'Some day']);
	expect(await texts(outsider, { overdue: 'yes' })).toEqual(['Late']);
	expect(await texts(outsider, { whose: 'teams' }), 'Platform has none').toEqual([]);
	expect(await texts(member, { whose: 'teams' })).toHaveLength(4);
	expect(await texts(admin, { team: 'platform' })).toEqual([]);
	const first = await list(owner, { limit: 3 });
	expect(first).toMatchObject({ total: 4, items: [{ overdue: true, words: 'Was due Mon 2 Nov' }, {}, {}] });
	expect(await texts(owner, { limit: 3, cursor: first.next })).toEqual(['Some day']);
	const id = first.items[0]?.id ?? 0;
	await settle(db, outsider, id, Settled.parse({ state: 'done' }));
	expect(await texts(owner, { column: 'waiting' })).toEqual(['Late']);
	await check(db, outsider, id, Looked.parse({ outcome: 'partly', sentence: 'Half of it.' }));
	const anybody: Person = { ...owner, role: 'member' };
	expect((await list(anybody, { column: 'looked' })).items).toMatchObject([
		{ words: 'Held in part', sentence: 'Half of it.', maySettle: false, mayLook: false },
	]);
});
