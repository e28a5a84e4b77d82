import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { coached } from './coached.server.ts';
import { sayInPerson } from './consents.server.ts';
import { passagesNaming, peopleNamedIn } from './named.ts';
import { begin, read } from './stories.server.ts';
import { BLANK, NewStory } from './telling.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	await join(db, owner, { name: 'Will Ford', email: 'will@example.org' });
	await join(db, owner, { name: 'Oksana Kovalenko', email: 'oksana@example.org' });
});
afterAll(() => company.close());

const notesOf = async (input: object) => {
	const { number } = await begin(company.db, company.member, NewStory.parse({ title: 'A title', ...input }));
	return {
		number,
		...(await coached(company.db, company.member, await read(company.db, company.member, number))),
	};
};

describe('the coach of a story', () => {
	it('asks about blame, and says where', async () => {
		const { notes } = await notesOf({ happened: 'The outage was caused by human error.' });
		expect(notes[0]).toMatchObject({ field: 'happened', label: 'What happened' });
		expect('The outage was caused by human error.'.slice(notes[0]?.start)).toContain(notes[0]?.words);
	});

	it('asks whether people who are named were asked, until they were', async () => {
		const { number, unasked } = await notesOf({
			tried: 'I will restore it, said Inês.',
			happened: 'Oksana saw me go quiet. So did Oksana Kovalenko.',
			learned: 'Will Ford was right.',
		});
		expect(unasked.map(({ name }) => name)).toEqual(['Oksana Kovalenko', 'Will Ford']);
		await sayInPerson(company.db, company.member, number, { person: 'Will Ford' });
		const story = await read(company.db, company.member, number);
		expect((await coached(company.db, company.member, story)).unasked.map(({ name }) => name)).toEqual([
			'Oksana Kovalenko',
		]);
	});
});

describe('who is named', () => {
	const told = {
		...BLANK,
		body: 'Anabel said so.\n\nAna said no.',
		slides: [{ title: '', text: 'Ana (again)' }],
	};

	it('is known by a word of its own, with the case that names have', () => {
		expect(passagesNaming({ name: 'Ana Silva' }, told)).toBe('Ana said no.\n\nAna (again)');
		expect(passagesNaming({ name: 'Will Ford' }, { ...BLANK, body: 'I will see.' })).toBe('');
		expect(passagesNaming({ name: 'A.* (x' }, told)).toBe('');
	});

	it('is known in the title, and on the title of a slide', () => {
		const people = [{ name: 'Rin Takahashi' }, { name: 'Will Ford' }];
		const slides = [{ title: 'I asked Will', text: '' }];
		const named = { ...BLANK, title: 'The demo that Rin saved', slides };
		expect(peopleNamedIn(people, named)).toEqual(people);
		expect(passagesNaming({ name: 'Will Ford' }, named)).toBe('I asked Will');
	});

	it('is nobody by a first name that two have', () => {
		const people = [{ name: 'Ana Silva' }, { name: 'Ana Costa' }];
		expect(peopleNamedIn(people, told)).toEqual([]);
		expect(peopleNamedIn(people, { ...BLANK, learned: 'Ana Costa knew.' })).toEqual([{ name: 'Ana Costa' }]);
	});
});
