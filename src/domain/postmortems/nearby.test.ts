import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import type { Content } from './postmortem.ts';
import { similarPostmortems } from './nearby.server.ts';
import { draft, NewPostmortem, revise, Revision } from './postmortems.server.ts';
import { remove } from './publication.server.ts';
import { reading } from './reading.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

async function write(content: Partial<Content>, sharing: object = {}, publish = true): Promise<number> {
	const input = NewPostmortem.parse({ content, sharing });
	return (await draft(company.db, company.member, input, { publish })).number;
}

const HIDDEN = { visibility: 'restricted', readers: ['tomasz@example.org'] };

describe('post-mortems like one', () => {
	const factors = (topic: string) => [{ title: 'x', detail: '', topics: [topic], kind: '' }];
	const near = async (who: Person, number: number) =>
		(await similarPostmortems(company.db, who, number)).map((one) => [one.title, one.shared, one.words]);

	test('share factors, which says most, or speak of the same; each says why', async () => {
		const number = await write({
			title: 'Here',
			narrative:
				'The certificate of the gateway lapsed. Phones retried, dispatchers wrote by hand until noon.',
			factors: factors('Retries amplify'),
		});
		await write({ title: 'By text', narrative: 'A gateway whose certificate lapsed.' });
		await write({ title: 'By factor', factors: factors('retries amplify') });
		await write({ title: 'Neither', narrative: 'Paper jam.' });
		await write({ title: 'Hidden', narrative: 'The certificate of the gateway lapsed.' }, HIDDEN);
		expect(await near(company.outsider, number)).toEqual([
			['By factor', ['Retries amplify'], []],
			['By text', [], expect.arrayContaining(['certificate', 'gateway', 'lapsed']) as string[]],
		]);
		expect((await near(company.admin, number)).map(([title]) => title)).toContain('Hidden');
	});

	test('name no word that the other text has lost since', async () => {
		const number = await write({ title: 'Here', narrative: 'The certificate of the gateway lapsed.' });
		const other = await write({ title: 'There', narrative: 'A gateway whose certificate lapsed.' });
		expect(await near(company.outsider, number)).toHaveLength(1);
		await revise(company.db, company.member, other, Revision.parse({ content: { narrative: 'Paper jam.' } }));
		expect(await near(company.outsider, number)).toEqual([]);
	});
});

describe('links', () => {
	const linkedFrom = async (who: Person, number: number) =>
		(await reading(company.db, who, number, 'UTC')).linkedFrom.map(({ shown, title }) => `${shown} ${title}`);

	test('are followed back, as far as the reader may see; they follow what is written, and what is removed', async () => {
		const { db, member, outsider, admin } = company;
		const target = await write({ title: 'Target', narrative: 'PM-1 is this one.' });
		const open = await write({ title: 'Open', lessons: [{ text: 'Like PM‑1.' }] });
		await write({ title: 'Hidden', summary: 'As /postmortems/1 said.' }, HIDDEN);
		await write({ title: 'Draft', narrative: 'See PM-1' }, {}, false);
		expect(await linkedFrom(outsider, target)).toEqual(['PM‑2 Open']);
		expect(await linkedFrom(admin, target)).toEqual(['PM‑3 Hidden', 'PM‑2 Open']);
		expect(await linkedFrom(member, target)).toHaveLength(3);
		await revise(db, member, open, Revision.parse({ content: { lessons: [] } }));
		expect(await linkedFrom(outsider, target)).toEqual([]);
		await revise(db, member, open, Revision.parse({ content: { impact: 'pm-1' } }));
		await remove(db, member, open);
		expect(await linkedFrom(outsider, target)).toEqual([]);
	});

	test('are made of words where the reader may follow them, and of nothing else', async () => {
		const { db, outsider, admin } = company;
		await write({ title: 'Open' });
		await write({ title: 'Hidden' }, HIDDEN);
		const number = await write({
			title: 'Here',
			narrative: 'PM-1, PM-2, PM-9, `PM-1` and [PM-1](https://example.org/pm).',
			timeline: [{ text: 'Like **PM‑1**' }],
		} as Partial<Content>);
		const it = await reading(db, outsider, number, 'UTC');
		expect(it.narrative?.html.replace(/rel="[^"]*"/, 'rel="REL"').trim()).toBe(
			'<p><a href="/postmortems/1">PM-1</a>, PM-2, PM-9, <code>PM-1</code> and <a href="https://example.org/pm" rel="REL">PM-1</a>.</p>',
		);
		expect(it.timeline.at(-1)?.html).toContain('<a href="/postmortems/1">PM‑1</a>');
		expect((await reading(db, admin, number, 'UTC')).narrative?.html).toContain(
			'<a href="/postmortems/2">PM-2</a>',
		);
	});
});
