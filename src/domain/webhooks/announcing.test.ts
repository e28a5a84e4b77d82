import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { addTeam } from '../accounts/teams.server.ts';
import { chatPlace } from '../chat/tables.server.ts';
import { findEntry, reviseEntry } from '../entries/entries.server.ts';
import { readSharing } from '../entries/sharing.server.ts';
import { markDraft, markEdition, markPublished, markRemoved } from '../entries/standing.server.ts';
import { setLearned } from '../lessons/lessons.server.ts';
import { draft, NewPostmortem } from '../postmortems/postmortems.server.ts';
import { announce } from './announcing.server.ts';
import { WEBHOOK_EVENTS, type WebhookEvent } from './event.ts';
import { mayHear } from './listening.server.ts';
import { webhook } from './tables.server.ts';

let company: Company;
/** Ids of webhooks, by what they are called here. */
let hooks: { workspace: number; payments: number; cards: number; platform: number };
const nameOf = (id: unknown) => Object.entries(hooks).find(([, hook]) => hook === id)?.[0] ?? 'nobody';

beforeEach(async () => {
	company = await freshCompany();
	const { db, payments, platform } = company;
	const cards = await transact(db, (tx) =>
		addTeam(tx, { name: 'Cards', glaze: null, parentId: payments.id }),
	);
	hooks = {
		workspace: await hook(null),
		payments: await hook(payments.id),
		cards: await hook(cards.id),
		platform: await hook(platform.id),
	};
});
afterEach(() => company.close());

function hook(teamId: number | null, events: WebhookEvent[] = [...WEBHOOK_EVENTS]): Promise<number> {
	const { db, owner } = company;
	return transact(db, async (tx) => {
		const made = { name: 'A', address: 'https://a.example', secret: '', createdBy: owner.id, createdAt: 1 };
		const [row] = await tx
			.insert(webhook)
			.values({ ...made, teamId, events })
			.returning({ id: webhook.id });
		return row?.id ?? 0;
	});
}

const write = (told: Partial<Told> = {}) =>
	writeEntry(company.db, company.member, { title: 'Queues', ...told });

/** Who is told what, and nothing else waits. */
async function told(): Promise<string[]> {
	const rows = await company.db.read.select().from(outbox);
	return rows.map(({ kind, about }) => `${nameOf(about.webhookId)} ${kind}`).sort();
}
const forget = () => transact(company.db, (tx) => tx.delete(outbox));

describe('who hears of an entry', () => {
	test.each<[string, Partial<Told>, string[]]>([
		['of everybody', {}, ['workspace']],
		['of a team, for everybody', { team: 'payments' }, ['payments', 'workspace']],
		['of a team in a team, for everybody', { team: 'cards' }, ['cards', 'payments', 'workspace']],
		['of a team, for the team', { team: 'payments', visibility: 'team' }, ['payments']],
		['of a team in a team, for that team', { team: 'cards', visibility: 'team' }, ['cards']],
		['of named people', { team: 'payments', visibility: 'restricted' }, []],
		['that is a draft', { team: 'payments', draft: true }, []],
	])('%s', async (_, told_, expected) => {
		const { id } = await write(told_);
		expect(await told()).toEqual(expected.map((name) => `${name} entry.published`));
		const hearing = [];
		for (const one of await company.db.read.select().from(webhook)) {
			if (await mayHear(company.db.read, one.teamId, id)) hearing.push(nameOf(one.id));
		}
		expect(hearing.sort()).toEqual(expected);
	});

	test('one that is paused, or wants something else, does not', async () => {
		const { db } = company;
		await transact(db, async (tx) => {
			await tx.update(webhook).set({ pausedAt: 1 }).where(eq(webhook.id, hooks.workspace));
			await tx
				.update(webhook)
				.set({ events: ['change.done'] })
				.where(eq(webhook.id, hooks.payments));
		});
		await write({ team: 'payments' });
		expect(await told()).toEqual([]);
	});
});

describe('what is told', () => {
	test('of a post-mortem that is published as it is written: its lessons and changes, too', async () => {
		const input = NewPostmortem.parse({
			content: {
				title: 'Queues',
				lessons: [{ text: 'They end.' }],
				changes: [{ text: 'Bound it.', lesson: 1 }],
			},
		});
		await draft(company.db, company.member, input, { publish: true });
		expect(await told()).toEqual(
			['change.planned', 'entry.published', 'lesson.learned'].map((event) => `workspace ${event}`),
		);
	});

	test('an entry with its lessons and changes, to programs each by itself, to a channel in one message', async () => {
		const { db, member, payments } = company;
		await transact(db, (tx) =>
			tx.insert(chatPlace).values({
				...{ teamId: payments.id, kind: 'slack', name: '#payments', address: '', createdBy: member.id },
				...{ news: ['learnings', 'post-mortems', 'changes'], createdAt: 1 },
			}),
		);
		const { id } = await write({ team: 'payments', visibility: 'team', draft: true });
		await transact(db, async (tx) => {
			const lesson = { text: 'A queue can say stop.' };
			await setLearned(tx, member, id, { lessons: [lesson, lesson], changes: [] });
			await markPublished(tx, member, id);
		});
		expect(await told()).toEqual([
			'nobody entry.published',
			'payments entry.published',
			'payments lesson.learned',
			'payments lesson.learned',
		]);
	});

	test('not what was written long ago and is brought here now', async () => {
		const { id } = await write({ draft: true });
		await transact(company.db, (tx) => markPublished(tx, company.member, id, now() - 2 * DAY));
		expect(await told()).toEqual([]);
	});

	test('nothing where what gave the reason for it is rolled back', async () => {
		const { id } = await write();
		await forget();
		const work = transact(company.db, async (tx) => {
			await announce(tx, { event: 'lesson.learned', entryId: id });
			throw new Error('No');
		});
		await expect(work).rejects.toThrow('No');
		expect(await told()).toEqual([]);
	});

	test('another edition again, and what is withdrawn or removed to those who could read it', async () => {
		const { db, member } = company;
		const { id } = await write({ team: 'payments' });
		await forget();
		await transact(db, (tx) => markEdition(tx, member, id));
		expect(await told()).toEqual(['payments entry.published', 'workspace entry.published']);
		await forget();
		await transact(db, (tx) => markDraft(tx, id));
		expect(await told()).toEqual(['payments entry.withdrawn', 'workspace entry.withdrawn']);
		await forget();
		await transact(db, (tx) => markRemoved(tx, member, id));
		expect(await told()).toEqual([]);
	});

	test('shared with others than before: withdrawn from some, published to others', async () => {
		const { id, number } = await write({ team: 'payments' });
		await forget();
		await share(number, { visibility: 'team' });
		expect(await told()).toEqual(['workspace entry.withdrawn']);
		await forget();
		await share(number, { visibility: 'workspace', team: 'platform' });
		expect(await told()).toEqual([
			'payments entry.withdrawn',
			'platform entry.published',
			'workspace entry.published',
		]);
		await forget();
		await share(number, { visibility: 'restricted' });
		expect(await told()).toEqual(['platform entry.withdrawn', 'workspace entry.withdrawn']);
		expect(await mayHear(company.db.read, null, id)).toBe(false);
	});
});

async function share(number: number, change: Partial<Told>): Promise<void> {
	const { db, member } = company;
	await transact(db, async (tx) => {
		const found = await findEntry(tx, member, 'postmortem', number);
		const sharing = { ...(await readSharing(tx, found)), ...change };
		await reviseEntry(tx, member, found, { title: found.title, body: found.body, sharing, content: {} });
	});
}
