import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALERTMANAGER } from '../../../../tests/support/alert-payloads.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { HOUR } from '#lib/dates.ts';
import { blankForm } from '../editing/typed-of.ts';
import { offerRows } from '../editing/rows.ts';
import { draft, NewPostmortem, revise, Revision } from '../postmortems.server.ts';
import { signal } from '../tables.server.ts';
import { makeAddress } from './addresses.server.ts';
import { around } from './around.ts';
import { clearOldSignals } from './clearing.server.ts';
import { KEPT, receive } from './receiving.server.ts';
import { listSignals, signalsWithIds } from './signals.server.ts';
import { evidenceOf } from './signal.ts';
import { takeSignals } from './taking.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
	await tell(ALERTMANAGER);
});
afterEach(() => company.close());

async function tell(json: unknown): Promise<void> {
	const { db, member } = company;
	const { key } = await makeAddress(db, member, 'payments', { name: 'Alertmanager' });
	const body = new TextEncoder().encode(JSON.stringify(json));
	await receive(db, { key, signatures: { pagerduty: null, grafana: null }, body });
}

const at = (text: string) => Date.parse(text);
const NIGHT = { from: at('2026-11-10T00:00:00Z'), to: at('2026-11-10T06:00:00Z') };
const list = (who: Person, postmortem: number | null = null, stretch = NIGHT) =>
	listSignals(company.db, who, { team: 'payments', postmortem, ...stretch });
async function write(who: Person, sharing: object): Promise<number> {
	const input = NewPostmortem.parse({ content: { title: 'A' }, sharing });
	return (await draft(company.db, who, input)).number;
}

test('a team’s signals come in the order in which they happened, as far as they lie in the stretch', async () => {
	expect((await list(company.member)).map(({ status, at: when }) => [status, when])).toEqual([
		['firing', at('2026-11-10T02:05:00Z')],
		['firing', at('2026-11-10T02:14:45.828Z')],
		['resolved', at('2026-11-10T02:40:00.5Z')],
	]);
	expect(await list(company.member, null, { ...NIGHT, from: at('2026-11-10T02:10:00Z') })).toHaveLength(2);
});

describe('who sees them', () => {
	const HIDDEN = { status: 404 };

	test('members of the team and administrators; for others they are as those of a team that is not there', async () => {
		const { db, admin, owner, outsider } = company;
		expect(await list(admin)).toHaveLength(3);
		expect(await list(owner)).toHaveLength(3);
		const refusal = await list(outsider).catch((problem: unknown) => problem);
		const missing = await listSignals(db, outsider, { team: 'nobody', postmortem: null, ...NIGHT }).catch(
			(problem: unknown) => problem,
		);
		expect(refusal).toMatchObject(HIDDEN);
		expect(refusal).toEqual(missing);
		const ids = (await list(owner)).map(({ id }) => id);
		await expect(
			signalsWithIds(db, outsider, { team: 'payments', postmortem: null, ids }),
		).rejects.toMatchObject(HIDDEN);
		// Of one's own team they are not, whatever their numbers.
		expect(await signalsWithIds(db, outsider, { team: 'platform', postmortem: null, ids })).toEqual([]);
	});

	test('who writes a post-mortem that a member gave to the team', async () => {
		const { member, outsider } = company;
		const number = await write(member, { team: 'payments', authors: [outsider.email] });
		expect(await list(outsider, number)).toHaveLength(3);
	});

	test('nobody by naming the team in a draft of their own, with a member as an author or without', async () => {
		const { db, member, outsider } = company;
		for (const authors of [[], [member.email]]) {
			const number = await write(outsider, { team: 'payments', authors });
			await expect(list(outsider, number)).rejects.toMatchObject(HIDDEN);
		}
		const ours = await write(member, { team: null, authors: [outsider.email] });
		await expect(list(outsider, ours)).rejects.toMatchObject(HIDDEN);
		await revise(db, outsider, ours, Revision.parse({ sharing: { team: 'payments' } }));
		await expect(list(outsider, ours)).rejects.toMatchObject(HIDDEN);
		// Once a member says so, they are.
		await revise(db, member, ours, Revision.parse({ sharing: { team: 'platform' } }));
		await revise(db, member, ours, Revision.parse({ sharing: { team: 'payments' } }));
		expect(await list(outsider, ours)).toHaveLength(3);
	});

	test('not who only reads it, or is no author any more', async () => {
		const { member, outsider } = company;
		const number = await write(member, { team: 'payments' });
		await expect(list(outsider, number)).rejects.toMatchObject(HIDDEN);
	});
});

describe('around an incident', () => {
	const NOW = at('2026-11-20T12:00:00Z');
	const hours = (times: object, date = '') => {
		const blank = blankForm('Europe/Lisbon', '', '');
		const { from, to } = around({ ...blank, times: { ...blank.times, ...times }, date }, NOW);
		return [from, to].map((one) => new Date(one).toISOString().slice(0, 16));
	};

	test('is from two hours before to two hours after it, as far as that is known', () => {
		const whole = { started: '2026-11-10T02:14', resolved: '2026-11-10T04:00' };
		expect(hours(whole)).toEqual(['2026-11-10T00:14', '2026-11-10T06:00']);
		expect(hours({ noticed: '2026-11-10T02:14' })).toEqual(['2026-11-10T00:14', '2026-11-11T02:14']);
		expect(hours({}, '2026-07-10')).toEqual(['2026-07-09T21:00', '2026-07-11T01:00']);
		expect(hours({})).toEqual(['2026-11-18T12:00', '2026-11-20T13:00']);
	});
});

test('signals become moments at their time, once, in words of their own and with all of theirs beside', async () => {
	const signals = await list(company.member);
	const typed = offerRows(blankForm('Europe/Lisbon', 'payments', 'ines@example.org'));
	expect(takeSignals(typed, [...signals].reverse())).toHaveLength(3);
	const [latency, probe, over] = typed.timeline;
	expect(typed.timeline.map((row) => row.at)).toEqual([
		'2026-11-10T02:05',
		'2026-11-10T02:14:45',
		'2026-11-10T02:40',
		'',
	]);
	expect(latency).toMatchObject({ kind: 'seen', role: '', text: 'Roster answers slowly' });
	expect(over?.text).toBe('Resolved: Roster answers slowly');
	expect(probe?.evidence).toBe(signals[1] && evidenceOf(signals[1]));
	expect(takeSignals(typed, signals)).toEqual([]);
});

test('what is old and in no timeline is forgotten; what is in one is looked at again later', async () => {
	const { db, member } = company;
	const [used] = await list(member);
	const evidence = `Seen on the wall\n\n${used ? evidenceOf(used) : ''}`;
	const content = { title: 'A', timeline: [{ text: 'Slow', evidence }] };
	await draft(db, member, NewPostmortem.parse({ content, sharing: { team: 'payments' } }));
	await clearOldSignals(db);
	expect(await list(member)).toHaveLength(3);

	await db.writer.client.execute(`UPDATE signal SET clear_from = clear_from - ${KEPT + HOUR}`);
	await clearOldSignals(db);
	const left = await db.read.select().from(signal);
	expect(left.map(({ id }) => id)).toEqual([used?.id]);
	expect(left[0]?.clearFrom).toBeGreaterThan(Date.now() + KEPT - HOUR);
});
