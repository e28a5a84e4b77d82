import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, EMAILS, join, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { attach } from '../entries/attachments.server.ts';
import { changeLinkRule, openLinks } from '../entries/link-rule.server.ts';
import { NewShareLink } from '../entries/share-link.ts';
import { countOpening, endShareLink, makeShareLink, shareLinksOf } from '../entries/share-links.server.ts';
import { shareLink } from '../entries/tables.server.ts';
import { draft, NewPostmortem, revise, Revision } from './postmortems.server.ts';
import { publish, remove, restore, withdraw } from './publication.server.ts';
import { readShared, sharedFile } from './shared.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const named = (number: number) => ({ kind: 'postmortem', number }) as const;
const make = (number: number, given: object = {}, who = company.member) =>
	makeShareLink(company.db, who, named(number), NewShareLink.parse(given));
const write = async (sharing: object = {}, content: object = {}) => {
	const input = NewPostmortem.parse({ content: { title: 'The certificate', ...content }, sharing });
	return (await draft(company.db, company.member, input, { publish: true })).number;
};
const change = (number: number, sharing: object) =>
	revise(company.db, company.member, number, Revision.parse({ sharing }));
const GONE = { status: 404, body: { message: 'This page is not here, or it is not shared with you.' } };
const gone = (secret: string) => expect(readShared(company.db, secret)).rejects.toMatchObject(GONE);

describe('what a link shows', () => {
	test('is what was published: roles stay; people, where work lives and addresses of the workspace do not', async () => {
		const number = await write(
			{ team: 'payments' },
			{
				narrative: 'See [the other](/postmortems/7), [a page](https://example.org/x) and [below](#more).',
				timeline: [{ text: 'Paged', role: 'On-call' }],
				lessons: [{ text: 'Watch the thing itself' }],
				changes: [
					{ text: 'Probe it', owner: EMAILS.admin, link: 'https://tracker.example.org/9', lesson: 1 },
					{ text: 'Tell them', owner: 'Aroha' },
				],
			},
		);
		const { secret } = await make(number);
		const shown = await readShared(company.db, secret);
		expect(shown).toMatchObject({ number, writtenBy: 'the Payments team', workspace: 'Northwind' });
		expect(shown.timeline[0]?.role).toBe('On-call');
		const html = shown.narrative?.html ?? '';
		expect(html).toContain('<a>the other</a>');
		expect(html).toContain('href="https://example.org/x"');
		expect(html).toContain('href="#');
		const everything = JSON.stringify(shown);
		for (const word of ['Tomasz', 'Inês', '@example.org', 'Aroha', 'tracker.example.org', '/postmortems/']) {
			expect(everything, word).not.toContain(word);
		}
	});

	test('has the files that stand in it, through the link alone', async () => {
		const number = await write();
		const log = (text: string) =>
			attach(company.db, company.member, named(number), {
				fileName: 'pod.log',
				bytes: new TextEncoder().encode(text),
			});
		const [used, shownAsEvidence, unused] = [await log('one'), await log('two'), await log('three')];
		const content = {
			narrative: `[The log](${fileAddress(used.name)})`,
			timeline: [{ text: 'Seen', evidence: `${fileAddress(shownAsEvidence.name)} pod.log` }],
		};
		await revise(company.db, company.member, number, Revision.parse({ content }));
		const { secret } = await make(number);
		const shown = await readShared(company.db, secret);
		expect(shown.narrative?.html).toContain(`href="/shared/${secret}/files/${used.name}"`);
		expect(shown.timeline[0]?.evidence[0]).toMatchObject({
			href: `/shared/${secret}/files/${shownAsEvidence.name}`,
		});
		expect((await sharedFile(company.db, secret, used.name)).name).toBe(used.name);
		expect((await sharedFile(company.db, secret, shownAsEvidence.name)).fileName).toBe('pod.log');
		await expect(sharedFile(company.db, secret, unused.name)).rejects.toMatchObject({ status: 404 });
		const other = await make(await write());
		await expect(sharedFile(company.db, other.secret, used.name)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a link', () => {
	test('is stored as a fingerprint, and opens nothing after its days', async () => {
		const { secret, expiresAt } = await make(await write(), { days: 7 });
		expect(expiresAt - now()).toBeGreaterThan(6.9 * DAY);
		expect(JSON.stringify(await company.db.read.select().from(shareLink))).not.toContain(secret);
		await readShared(company.db, secret);
		const release = setClock(now() + 7 * DAY);
		await gone(secret);
		release();
	});

	test('is ended by its authors and by administrators who see it, each link by itself', async () => {
		const number = await write();
		const [one, other] = [await make(number), await make(number, { recipient: 'Northgate' })];
		await endShareLink(company.db, company.admin, named(number), { id: one.id });
		await gone(one.secret);
		await readShared(company.db, other.secret);
		expect(await shareLinksOf(company.db.read, company.member, named(number))).toMatchObject([
			{ recipient: 'Northgate', endedAt: null, createdBy: 'Inês Carvalho' },
			{ id: one.id, endedBy: 'Tomasz Wrona' },
		]);
		const elsewhere = named(await write());
		await endShareLink(company.db, company.member, elsewhere, { id: other.id });
		await readShared(company.db, other.secret);
	});

	test('is made by authors, of what is published', async () => {
		const number = await write();
		await expect(make(number, {}, company.outsider)).rejects.toMatchObject({ status: 403 });
		await expect(make(number, {}, company.admin)).rejects.toMatchObject({ status: 403 });
		await withdraw(company.db, company.member, number);
		await expect(make(number)).rejects.toMatchObject({ status: 409 });
		await expect(make(number, {}, company.outsider)).rejects.toMatchObject({ status: 404 });
	});

	test.each([
		['withdrawn', (number: number) => withdraw(company.db, company.member, number), publish],
		['removed', (number: number) => remove(company.db, company.member, number), restore],
	])('ends for good when the post-mortem is %s', async (_, hide, show) => {
		const number = await write();
		const { secret } = await make(number);
		await hide(number);
		await gone(secret);
		await show(company.db, company.member, number);
		await gone(secret);
	});

	test('ends when it is kept to fewer people, and not when more may read it', async () => {
		const lior = (await join(company.db, company.owner, { name: 'Lior', email: 'lior@example.org' })).email;
		const number = await write({ visibility: 'restricted', readers: [lior, EMAILS.admin] });
		const given = { recipient: 'Northgate', confirmed: true };
		const first = await make(number, given);
		await change(number, { visibility: 'restricted', readers: [lior, EMAILS.admin, EMAILS.owner] });
		await readShared(company.db, first.secret);
		await change(number, { visibility: 'restricted', readers: [lior] });
		await gone(first.secret);

		const second = await make(number, given);
		await change(number, { visibility: 'team', team: 'payments' });
		await readShared(company.db, second.secret);
		await change(number, { visibility: 'team', team: 'platform' });
		await gone(second.secret);

		const third = await make(number);
		await change(number, { visibility: 'workspace' });
		await readShared(company.db, third.secret);
		await change(number, { visibility: 'team' });
		await gone(third.secret);
	});

	test('to what few may read says whom it is for, and is confirmed', async () => {
		const number = await write({ visibility: 'restricted' });
		await expect(make(number)).rejects.toMatchObject({
			status: 422,
			body: {
				fields: {
					recipient: 'Few can read it here. Say whom the link is for.',
					confirmed: 'Few can read it here. Confirm that whoever has the link may.',
				},
			},
		});
		expect(NewShareLink.safeParse({ days: 365 }).success).toBe(false);
		await make(number, { recipient: 'Northgate', confirmed: 'yes' });
	});

	test('counts how often it was opened, by the day', async () => {
		const number = await write();
		const { secret } = await make(number);
		await countOpening(company.db, null, secret);
		await countOpening(company.db, null, secret);
		await countOpening(company.db, company.admin, secret);
		const [link] = await shareLinksOf(company.db.read, company.member, named(number));
		expect(link).toMatchObject({ opens: 2, lastOpenedDay: new Date(now()).toISOString().slice(0, 10) });
		await expect(countOpening(company.db, null, 'nothing')).rejects.toMatchObject(GONE);
	});
});

describe('where the workspace makes no links', () => {
	test('none is made, those there are open nothing, and allowed again they open', async () => {
		const number = await write();
		const { secret } = await make(number);
		await changeLinkRule(company.db, company.admin, { links: 'nobody' });
		await gone(secret);
		await expect(countOpening(company.db, null, secret)).rejects.toMatchObject(GONE);
		await expect(make(number)).rejects.toMatchObject({ status: 403 });
		await changeLinkRule(company.db, company.admin, { links: 'authors' });
		expect(await readShared(company.db, secret)).toMatchObject({ number });
	});

	test('is decided by whoever looks after it', async () => {
		const asked = changeLinkRule(company.db, company.member, { links: 'nobody' });
		await expect(asked).rejects.toMatchObject({ status: 403 });
	});

	test('who looks after it sees every open link, and of what they may not read only that there is one', async () => {
		const [open, kept, over] = [await write(), await write({ visibility: 'restricted' }), await write()];
		await make(open, { recipient: 'The auditor' });
		await make(kept, { recipient: 'A friend', confirmed: true });
		const { id } = await make(over);
		await endShareLink(company.db, company.member, named(over), { id });
		const seen = await openLinks(company.db, company.admin);
		expect(seen.links.map(({ number, recipient }) => [number, recipient])).toEqual([[open, 'The auditor']]);
		expect(seen.others).toBe(1);
	});
});
