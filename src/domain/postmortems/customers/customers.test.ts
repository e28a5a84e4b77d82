import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../entries/discussion/commenting.server.ts';
import { NewThread } from '../../entries/discussion/note.ts';
import { NewShareLink } from '../../entries/share-link.ts';
import { makeShareLink } from '../../entries/share-links.server.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { draft, NewPostmortem, revise, Revision } from '../postmortems.server.ts';
import { readShared } from '../shared.server.ts';
import { releaseWhatISaw } from '../what-i-saw/what-i-saw.server.ts';
import { WhatISaw } from '../what-i-saw/what-i-saw.ts';
import { isInternal, withoutInternal } from './internal.ts';
import { leaving } from './leaving.ts';
import { PublicDocument } from './public-document.ts';
import {
	approveForCustomers,
	exportForCustomers,
	linkForCustomers,
	readByLink,
	readForCustomers,
	takeBackApproval,
	writeForCustomers,
} from './public-documents.server.ts';

const ORIGIN = 'https://kintsugi.example.org';
let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

async function write(sharing: object = {}): Promise<number> {
	const content = {
		title: 'The certificate that renewed itself',
		summary: 'Checkout was down.',
		impact: 'One in four payments was turned away.',
		zone: 'Europe/Berlin',
		times: { started: '2026-11-10T01:14:00Z', resolved: '2026-11-10T03:06:00Z' },
		narrative: 'zqinside',
		changes: [
			{ text: 'Renewals are tried out first' },
			{ text: 'Not this', state: 'dropped', reason: 'No.' },
		],
	};
	const input = NewPostmortem.parse({ content, sharing });
	return (await draft(company.db, company.member, input, { publish: true })).number;
}

const reading = (number: number, who = company.member) => readForCustomers(company.db, who, number, ORIGIN);
async function save(number: number, more: object = {}): Promise<void> {
	const { writing } = await reading(number);
	if (!writing) throw new Error('It is not theirs to write.');
	const { shows, ...typed } = writing.typed;
	const input = PublicDocument.parse({ ...typed, ...shows, base: writing.version, ...more });
	await writeForCustomers(company.db, company.member, number, input);
}
async function approve(number: number): Promise<void> {
	const { writing } = await reading(number);
	await approveForCustomers(company.db, company.member, number, {
		print: writing?.print ?? '',
		origin: ORIGIN,
	});
}
const newLink = (number: number) =>
	linkForCustomers(company.db, company.member, number, NewShareLink.parse({ recipient: 'Northgate' }));
const shown = (secret: string) => readByLink(company.db, secret, ORIGIN);

describe('what customers are told', () => {
	it('begins with the words and facts of the post-mortem', async () => {
		const number = await write();
		expect((await reading(number)).written).toBeNull();
		await save(number);
		expect((await reading(number)).written?.markdown).toBe(
			[
				'# The certificate that renewed itself\n',
				'- Began: Tuesday 10 November 2026, 02:14 CET',
				'- Over: Tuesday 10 November 2026, 04:06 CET',
				'- Duration: 1 h 52 min\n',
				'## What happened\n\nCheckout was down.\n',
				'## What you may have noticed\n\nOne in four payments was turned away.\n',
				'## What we are changing\n\n- Renewals are tried out first\n',
			].join('\n'),
		);
	});

	it('follows the facts: a time that is corrected in the post-mortem is corrected in it', async () => {
		const { db, member } = company;
		const number = await write();
		await save(number, { body: 'It took {duration}, until {mitigated}. {nonsense}' });
		await revise(
			db,
			member,
			number,
			Revision.parse({
				content: { times: { started: '2026-11-10T01:14:00Z', resolved: '2026-11-10T04:14:00Z' } },
			}),
		);
		const { written, writing } = await reading(number);
		expect(written?.markdown).toContain('It took 3 h, until not known. {nonsense}');
		expect(writing?.notes.map(({ kind, words }) => [kind, words])).toEqual([
			['fact', '{nonsense}'],
			['fact', '{mitigated}'],
		]);
	});

	it('takes no note, no account and no name along', async () => {
		const { db, outsider, member } = company;
		const number = await write();
		await note(
			db,
			outsider,
			{ kind: 'postmortem', number },
			NewThread.parse({ text: 'zqnote', part: 'summary' }),
		);
		await releaseWhatISaw(
			db,
			outsider,
			number,
			WhatISaw.parse({ role: 'zqrole', text: 'zqsaw', withName: true }),
		);
		await save(number);
		const { text } = await exportForCustomers(db, outsider, number, ORIGIN);
		const { html } = (await reading(number)).written ?? { html: '' };
		expect(text + html).not.toMatch(/zq|Carvalho|Nguyễn/);
		expect((await reading(number, member)).writing).not.toBeNull();
	});

	it('is read by the readers of the post-mortem, and written by its authors', async () => {
		const { db, admin, outsider } = company;
		const number = await write({ team: 'payments', visibility: 'team' });
		await save(number);
		await expect(reading(number, outsider)).rejects.toMatchObject({ status: 404 });
		await expect(reading(number, admin)).rejects.toMatchObject({ status: 404 });
		const open = await write();
		await save(open);
		expect(await reading(open, outsider)).toMatchObject({ mayWrite: false, writing: null });
		const input = PublicDocument.parse({ title: 'Mine', body: '', zone: 'UTC', base: 1 });
		await expect(writeForCustomers(db, outsider, open, input)).rejects.toMatchObject({ status: 403 });
	});

	it('is not written over by somebody who had an older one in front of them', async () => {
		const number = await write();
		await save(number);
		await expect(save(number, { base: 0 })).rejects.toMatchObject({ status: 409 });
	});
});

describe('approving it', () => {
	it('holds for the text that was looked at, and nothing else goes out', async () => {
		const { db, member } = company;
		const number = await write();
		await save(number);
		await expect(newLink(number)).rejects.toMatchObject({ status: 409 });
		await approve(number);
		const { secret } = await newLink(number);
		const before = await shown(secret);
		expect(before.title).toBe('The certificate that renewed itself');
		expect((await reading(number)).written?.approved?.by).toBe('Inês Carvalho');

		await save(number, { title: 'Checkout was down', body: 'zqlater' });
		expect((await reading(number)).written).toMatchObject({ approved: null, changedSince: true });
		expect(await shown(secret)).toEqual(before);
		const stale = { print: 'of something else', origin: ORIGIN };
		await expect(approveForCustomers(db, member, number, stale)).rejects.toMatchObject({ status: 409 });
		await approve(number);
		expect((await shown(secret)).html).toContain('zqlater');
		await takeBackApproval(db, member, number);
		await expect(shown(secret)).rejects.toMatchObject({ status: 404 });
	});

	it('a link to it opens nothing of the post-mortem, and a link to the post-mortem not it', async () => {
		const { db, member } = company;
		const number = await write();
		await save(number);
		await approve(number);
		const { secret } = await newLink(number);
		await expect(readShared(db, secret)).rejects.toMatchObject({ status: 404 });
		const of = { kind: 'postmortem', number } as const;
		const whole = await makeShareLink(db, member, of, NewShareLink.parse({}));
		await expect(shown(whole.secret)).rejects.toMatchObject({ status: 404 });
		expect((await readShared(db, whole.secret)).number).toBe(number);
	});
});

describe('addresses that lead into here', () => {
	it.each([
		['/files/abc.png', true],
		['#timeline', true],
		['https://kintsugi.example.org/postmortems/1', true],
		['http://grafana.internal/d/1', true],
		['http://printer.local', true],
		['http://jenkins:8080/', true],
		['https://10.0.0.1/x', true],
		['https://[fd00::1]/', true],
		['javascript:alert(1)', true],
		['https://status.example.com/', false],
		['mailto:help@example.com', false],
	])('%s: %s', (address, internal) => {
		expect(isInternal(address, ORIGIN)).toBe(internal);
	});

	it('become words, in whatever way they are written', async () => {
		const text = [
			'[graph](http://grafana.internal/d/1) and [page](https://status.example.com/)',
			'![the queue](/files/abcdefghijkmnpqrstuvwxyz23.png)',
			'[by name][board] ![shot][board] <http://jenkins:8080/job> <!-- not for them -->',
			'<a href="/files/x">raw</a>',
			'\n[board]: https://kintsugi.example.org/postmortems/1 "Board"',
		].join('\n');
		const plain = withoutInternal(text, ORIGIN);
		expect(plain).toContain('graph and [page](https://status.example.com/)\nthe queue\n');
		expect(plain).not.toMatch(/grafana|\/files\/abc|not for them|kintsugi\.example|<a/);

		const number = await write();
		await save(number, { body: `${text}\n\nhttp://bare.internal/x www.example.com` });
		const { html } = (await reading(number)).written ?? { html: '' };
		expect([...html.matchAll(/<[^>]*(?:href|src)="([^"]*)"/g)].map(([, to]) => to)).toEqual([
			'https://status.example.com/',
			'http://www.example.com/',
		]);
	});
});

describe('what should not leave', () => {
	const people = [{ name: 'Will Marsh' }, { name: 'Inês Carvalho' }];
	const notes = (text: string) =>
		leaving(text, { people, origin: ORIGIN }).map(({ kind, words }) => [kind, words]);

	it.each([
		['Asked by Inês Carvalho.', [['name', 'Inês Carvalho']]],
		['It was Inês, who saw it.', [['name', 'Inês']]],
		['Will it happen again? We will see.', []],
		['Write to ines@example.org.', [['mail', 'ines@example.org']]],
		['The @oncall-payments looked.', [['mention', '@oncall-payments']]],
		['See [it](http://grafana.internal/d/1).', [['address', 'http://grafana.internal/d/1']]],
		[
			'On db-3.corp and 10.2.0.14.',
			[
				['address', 'db-3.corp'],
				['address', '10.2.0.14'],
			],
		],
		['![x](/files/abc.png)', [['address', '/files/abc.png']]],
		[
			'As in PM-97, C-12 and L\u20114.',
			[
				['reference', 'PM-97'],
				['reference', 'C-12'],
				['reference', 'L\u20114'],
			],
		],
		['We are on https://status.example.com/ with news.', []],
		['Version 1.2.3 was rolled out at 02:14.', []],
	] as [string, [string, string][]][])('%s', (text, expected) => {
		expect(notes(text)).toEqual(expected);
	});

	it('somebody here who is blamed is told twice: as a name, and as blame', () => {
		expect(notes('Will Marsh should have checked.').map(([kind]) => kind)).toContain('blame');
	});

	it('words that blame, and under which heading they stand', () => {
		const text = '# Title\n\n## What happened\n\nThe engineer should have checked the limit.\n';
		const [found] = leaving(text, { people, origin: ORIGIN });
		expect(found).toMatchObject({ kind: 'blame', under: 'What happened' });
	});
});
