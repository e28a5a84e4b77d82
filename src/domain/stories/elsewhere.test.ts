import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { changeLinkRule } from '../entries/link-rule.server.ts';
import { NewShareLink } from '../entries/share-link.ts';
import { shareLinksOf } from '../entries/share-links.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { answerConsent, askConsent, askedOf, consentsOf, sayInPerson, takeOut } from './consents.server.ts';
import { askAboutElsewhere, makeLinkElsewhere, notAgreed } from './elsewhere.server.ts';
import { publish, withdraw } from './publication.server.ts';
import { readSharedStory } from './shared.server.ts';
import { begin, read, revise } from './stories.server.ts';
import { NewStory, Revision } from './telling.ts';

let company: Company;
let oksana: Person;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	oksana = await join(db, owner, { name: 'Oksana Kovalenko', email: 'oksana@example.org' });
});
afterAll(() => company.close());

const LINK = NewShareLink.parse({ recipient: 'A meetup' });
const ALONE = {
	title: 'The archive',
	happened: 'It was empty. [Ours](/postmortems/1) too.',
	learned: 'Look.',
};
const WITH_HER = { ...ALONE, happened: 'Oksana saw me go quiet.' };
const tell = async (input: object, out = true) => {
	const { db, member } = company;
	const { number } = await begin(db, member, NewStory.parse(input));
	if (out) await publish(db, member, number);
	return number;
};
const link = (number: number) => makeLinkElsewhere(company.db, company.member, number, LINK);
const opened = (secret: string) => readSharedStory(company.db, secret);
const entryOf = async (number: number) => {
	const { entry, content } = await read(company.db, company.member, number);
	return { id: entry.id, content };
};
const GONE = { status: 404 };

describe('a link to a story for people elsewhere', () => {
	it('shows what is told and by whom, with no address of this workspace, until it is ended or withdrawn', async () => {
		const number = await tell(ALONE);
		const { secret } = await link(number);
		const shown = await opened(secret);
		expect(shown).toMatchObject({ title: ALONE.title, authors: [{ name: 'Inês Carvalho' }] });
		expect(JSON.stringify(shown)).toContain('It was empty');
		expect(JSON.stringify(shown)).not.toMatch(/\/postmortems|"id"|example\.org/);
		await withdraw(company.db, company.member, number);
		await expect(opened(secret)).rejects.toMatchObject(GONE);
		await publish(company.db, company.member, number);
		await expect(opened(secret)).rejects.toMatchObject(GONE);
	});

	it('is for its authors to make, of what everybody here reads, where the workspace makes links', async () => {
		const { db, outsider, member, owner } = company;
		const number = await tell(ALONE);
		await expect(makeLinkElsewhere(db, outsider, number, LINK)).rejects.toMatchObject({ status: 403 });
		await expect(link(await tell(ALONE, false))).rejects.toMatchObject({ status: 409 });
		const kept = await tell({ ...ALONE, visibility: 'team', team: 'payments' });
		await expect(link(kept)).rejects.toMatchObject({ status: 409 });
		const { secret } = await link(number);
		await revise(db, member, number, Revision.parse({ visibility: 'team', team: 'payments' }));
		await expect(opened(secret)).rejects.toMatchObject(GONE);
		await changeLinkRule(db, owner, { links: 'nobody' });
		await expect(link(await tell(ALONE))).rejects.toMatchObject({ status: 403 });
		await changeLinkRule(db, owner, { links: 'authors' });
	});
});

describe('whom a story speaks of', () => {
	it('is asked about readers elsewhere: a yes to those here, in person too, does not reach so far', async () => {
		const { db, member } = company;
		const number = await tell(WITH_HER);
		expect(await notAgreed(db.read, await entryOf(number))).toMatchObject([
			{ name: oksana.name, state: null },
		]);
		await sayInPerson(db, member, number, { person: oksana.name });
		await expect(link(number)).rejects.toMatchObject({
			status: 409,
			body: { message: expect.stringContaining('Oksana Kovalenko') as string },
		});
		await askAboutElsewhere(db, member, number, { personId: oksana.id });
		await expect(askAboutElsewhere(db, member, number, { personId: oksana.id })).rejects.toMatchObject({
			status: 409,
		});
		expect((await inbox(db, oksana, { unread: true })).map(({ sentence }) => sentence)).toContain(
			`Inês Carvalho asks whether people elsewhere may read S‑${number}, too, with what it says of you`,
		);
		expect(await askedOf(db.read, oksana, number)).toMatchObject({ passage: WITH_HER.happened });
		await answerConsent(db, oksana, number, { answer: 'agreed', note: '' });
		await expect(link(number)).rejects.toMatchObject({ status: 409 });
		await askAboutElsewhere(db, member, number, { personId: oksana.id });
		const { id } = await entryOf(number);
		expect(await consentsOf(db.read, id)).toMatchObject([{ state: 'agreed' }]);
		await answerConsent(db, oksana, number, { answer: 'anywhere', note: '' });
		const { secret } = await link(number);
		expect(await opened(secret)).toMatchObject({ title: WITH_HER.title });
		await answerConsent(db, oksana, number, { answer: 'agreed', note: '' });
		await expect(opened(secret)).rejects.toMatchObject(GONE);
		expect(await shareLinksOf(db.read, member, { kind: 'story', number })).toMatchObject([
			{ endedAt: expect.any(Number) as number },
		]);
		await takeOut(db, member, number, { personId: oksana.id });
		await revise(db, member, number, Revision.parse({ happened: 'It was empty.' }));
		expect(await opened((await link(number)).secret)).toMatchObject({ title: WITH_HER.title });
	});

	it('ends a link by standing in it later, in its title as well', async () => {
		const { db, member } = company;
		for (const words of [{ happened: 'Oksana knew.' }, { title: 'What Oksana knew' }]) {
			const number = await tell(ALONE);
			const { secret } = await link(number);
			await revise(db, member, number, Revision.parse({ learned: 'Look twice.' }));
			await opened(secret);
			await revise(db, member, number, Revision.parse(words));
			await expect(opened(secret)).rejects.toMatchObject(GONE);
		}
	});

	it('holds it back once they have left, and is asked nothing then', async () => {
		const { db, member, owner } = company;
		const number = await tell(WITH_HER, false);
		await askConsent(db, member, number, { person: oksana.name, passage: '' });
		await answerConsent(db, oksana, number, { answer: 'agreed', note: '' });
		await publish(db, member, number);
		await deactivate(db, owner, { personId: oksana.id });
		expect(await notAgreed(db.read, await entryOf(number))).toMatchObject([{ hasLeft: true }]);
		await expect(askAboutElsewhere(db, member, number, { personId: oksana.id })).rejects.toMatchObject({
			status: 409,
		});
	});
});
