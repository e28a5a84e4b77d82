import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { EMAILS, freshCompany, join, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { facilitatedBy, offerToFacilitate, requestsTo } from '../entries/facilitation.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { matching } from '../search/search.server.ts';
import { declineFacilitation, endFacilitation, takeFacilitation } from './facilitator.server.ts';
import { pastOf } from './past.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from './postmortems.server.ts';
import { publish, remove, withdraw } from './publication.server.ts';
import { reviewState } from './review-state.server.ts';
import { answerReview, askForReview, reviewsAskedOf, withdrawReview } from './review.server.ts';
import { Answering, Asking, openWords, verdictWords } from './review.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

async function write(sharing: object = {}): Promise<number> {
	const input = NewPostmortem.parse({ content: { title: 'The queue', narrative: 'backlog' }, sharing });
	return (await draft(company.db, company.member, input)).number;
}
const ask = (number: number, asking: object, who: Person = company.member) =>
	askForReview(company.db, who, number, Asking.parse(asking));
const answer = (number: number, who: Person, given: object) =>
	answerReview(company.db, who, number, Answering.parse(given));
const reword = (number: number, narrative: string, who: Person = company.member) =>
	revise(company.db, who, number, Revision.parse({ content: { narrative } }));
const sees = (number: number, who: Person) =>
	read(company.db, who, number).then(
		() => true,
		() => false,
	);
const finds = async (who: Person) => (await matching(company.db, who, 'backlog', 'postmortem')).size;
const told = async (who: Person) => (await inbox(company.db, who)).map(({ kind }) => kind);

describe('a review', () => {
	it('goes from a draft to a published one, and every answer stays with its version', async () => {
		const { db, member, outsider, owner } = company;
		const number = await write();
		expect(await sees(number, outsider)).toBe(false);
		await ask(number, { reviewers: [EMAILS.outsider, owner.name], note: 'Is the order plain?' });
		expect(await sees(number, outsider)).toBe(true);
		expect(await finds(outsider)).toBe(1);
		expect(await told(outsider)).toEqual(['review-asked']);
		expect((await reviewsAskedOf(db, outsider)).map(({ by }) => by)).toEqual([member.name]);
		expect((await reviewState(db, outsider, number)).standing).toBe('review');

		await answer(number, outsider, { verdict: 'more', sentence: 'Who paged whom?' });
		expect(await reviewsAskedOf(db, outsider)).toEqual([]);
		expect(await told(member)).toEqual(['review-answered']);
		await reword(number, 'backlog, and the first page');
		await answer(number, owner, { verdict: 'approved' });
		await reword(number, 'backlog, and the second page');
		const { work } = await reviewState(db, member, number);
		expect(
			work?.answers.map(({ person, verdict, version, versionsSince }) => [
				person.name,
				verdictWords(verdict, version, versionsSince),
			]),
		).toEqual([
			[outsider.name, 'asked for more in version 1, two versions ago'],
			[owner.name, 'approved version 2, one version ago'],
		]);

		await publish(db, member, number);
		const state = await reviewState(db, member, number);
		expect(state.standing).toBe('published');
		expect(state.work?.answers).toHaveLength(2);
		await expect(answer(number, owner, { verdict: 'approved' })).rejects.toMatchObject({ status: 409 });
		expect((await reviewState(db, company.admin, number)).work).toBeNull();
	});

	it('takes the last word of each reviewer', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await ask(number, { reviewers: [EMAILS.outsider] });
		await answer(number, outsider, { verdict: 'more', sentence: 'Say when.' });
		await answer(number, outsider, { verdict: 'approved' });
		const { work } = await reviewState(db, member, number);
		expect(work?.answers.map(({ verdict }) => verdict)).toEqual(['approved']);
	});

	it('ends when its authors say so, and its reviewers read the draft no longer', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await ask(number, { reviewers: [EMAILS.outsider] });
		await withdrawReview(db, member, number);
		expect(await sees(number, outsider)).toBe(false);
		expect(await finds(outsider)).toBe(0);
		await expect(withdrawReview(db, member, number)).rejects.toMatchObject({ status: 409 });
	});

	it('lets those go who are not asked again, and all when a publication is withdrawn', async () => {
		const { db, member, outsider, owner } = company;
		const number = await write();
		await ask(number, { reviewers: [EMAILS.outsider, EMAILS.owner] });
		await ask(number, { reviewers: [EMAILS.owner] });
		expect([await sees(number, outsider), await sees(number, owner)]).toEqual([false, true]);
		await publish(db, member, number);
		await withdraw(db, member, number);
		expect([await sees(number, outsider), await sees(number, owner)]).toEqual([false, false]);
	});

	it.each([
		['nobody at all', {}, 'reviewers'],
		['somebody nobody knows', { reviewers: ['Nobody Here'] }, 'reviewers'],
		['one of its authors', { reviewers: [EMAILS.member] }, 'reviewers'],
		['a facilitator without a name', { facilitation: 'named' }, 'facilitators'],
		[
			'its owner as its facilitator',
			{ facilitation: 'named', facilitators: [EMAILS.member] },
			'facilitators',
		],
	])('is not asked of %s', async (_, asking, field) => {
		const number = await write();
		await expect(ask(number, asking)).rejects.toMatchObject({
			status: 422,
			body: { fields: { [field]: expect.any(String) as string } },
		});
	});

	it('is asked for by authors of a draft, and answered by its reviewers', async () => {
		const { db, member, admin, outsider } = company;
		const number = await write();
		await ask(number, { reviewers: [EMAILS.outsider] });
		await expect(ask(number, { reviewers: [EMAILS.admin] }, outsider)).rejects.toMatchObject({ status: 403 });
		await expect(reword(number, 'mine now', outsider)).rejects.toMatchObject({ status: 403 });
		await expect(publish(db, outsider, number)).rejects.toMatchObject({ status: 403 });
		await expect(answer(number, member, { verdict: 'approved' })).rejects.toMatchObject({ status: 403 });
		await expect(answer(number, admin, { verdict: 'approved' })).rejects.toMatchObject({ status: 404 });
		await publish(db, member, number);
		await expect(ask(number, { reviewers: [EMAILS.admin] })).rejects.toMatchObject({ status: 409 });
	});

	it('asks for a sentence where more is asked for', () => {
		expect(Answering.safeParse({ verdict: 'more', sentence: '  ' }).success).toBe(false);
		expect(Answering.safeParse({ verdict: 'approved' }).success).toBe(true);
	});

	it('is open in counts, never in names', () => {
		expect(openWords(3, ['approved'])).toBe('Two answers are still open.');
		expect(openWords(2, ['approved', 'more'])).toBe('One reviewer asks for more.');
		expect(openWords(2, ['more'])).toBe('One answer is still open, and one reviewer asks for more.');
		expect(openWords(2, ['approved', 'approved'])).toBe('');
	});
});

describe('a facilitator', () => {
	const anybody = { facilitation: 'anybody' };
	const named = (...facilitators: string[]) => ({ facilitation: 'named', facilitators });

	it('takes it with one click, and writes in the draft as its authors do', async () => {
		const { db, member, outsider } = company;
		await offerToFacilitate(db, outsider, { offers: true });
		const number = await write();
		await ask(number, { ...anybody, note: 'Thursday?' });
		expect(await requestsTo(db.read, outsider)).toMatchObject([
			{ number, title: 'The queue', note: 'Thursday?' },
		]);
		expect(await sees(number, outsider)).toBe(false);
		await takeFacilitation(db, outsider, number);
		expect(await requestsTo(db.read, outsider)).toEqual([]);
		expect((await facilitatedBy(db.read, outsider)).map(({ source }) => source.number)).toEqual([number]);
		expect((await reviewState(db, member, number)).facilitator?.name).toBe(outsider.name);
		await reword(number, 'backlog, in order', outsider);
		await expect(remove(db, outsider, number)).rejects.toMatchObject({ status: 403 });
		await expect(publish(db, outsider, number)).rejects.toMatchObject({ status: 403 });
		await publish(db, member, number);
		await expect(reword(number, 'afterwards', outsider)).rejects.toMatchObject({ status: 403 });
	});

	it('is looked for among those who look after the workspace where nobody offered', async () => {
		const { db, admin, outsider } = company;
		const number = await write();
		await ask(number, anybody);
		expect(await requestsTo(db.read, admin)).toHaveLength(1);
		expect(await requestsTo(db.read, outsider)).toEqual([]);
		await offerToFacilitate(db, outsider, { offers: true });
		expect(await requestsTo(db.read, admin)).toEqual([]);
		expect(await requestsTo(db.read, outsider)).toHaveLength(1);
	});

	it('is asked by name for what is kept to some people, and learns nothing of it before taking it', async () => {
		const { db, outsider, admin, owner } = company;
		await offerToFacilitate(db, outsider, { offers: true });
		const number = await write({ visibility: 'restricted', readers: [EMAILS.owner] });
		await expect(ask(number, anybody)).rejects.toMatchObject({ status: 422 });
		await ask(number, named(EMAILS.admin));
		expect(await requestsTo(db.read, outsider)).toEqual([]);
		expect(await requestsTo(db.read, owner)).toEqual([]);
		expect(await requestsTo(db.read, admin)).toMatchObject([
			{ number, title: null, team: null, byName: true },
		]);
		expect(await sees(number, admin)).toBe(false);
		expect(await told(admin)).toEqual([]);
		await expect(takeFacilitation(db, outsider, number)).rejects.toMatchObject({ status: 404 });
		await takeFacilitation(db, admin, number);
		expect(await sees(number, admin)).toBe(true);
	});

	it('of a team’s post-mortem comes from that team unless somebody else is named', async () => {
		const { db, owner, outsider } = company;
		await offerToFacilitate(db, outsider, { offers: true });
		const number = await write({ team: 'payments', visibility: 'team' });
		await expect(ask(number, anybody)).rejects.toMatchObject({ status: 422 });
		const mate = await join(db, owner, { name: 'Yusuf Demir', email: 'yusuf@example.org', team: 'payments' });
		await offerToFacilitate(db, mate, { offers: true });
		await ask(number, anybody);
		expect(await requestsTo(db.read, outsider)).toEqual([]);
		expect(await requestsTo(db.read, mate)).toHaveLength(1);
		await ask(number, named(EMAILS.outsider));
		expect(await requestsTo(db.read, outsider)).toMatchObject([{ title: null }]);
	});

	it('may decline, and hand it back', async () => {
		const { db, member, admin, outsider } = company;
		const number = await write();
		await ask(number, named(EMAILS.admin, EMAILS.outsider));
		await declineFacilitation(db, admin, number);
		expect(await requestsTo(db.read, admin)).toEqual([]);
		await takeFacilitation(db, outsider, number);
		expect(await told(member)).toEqual(['facilitator-answered']);
		await endFacilitation(db, outsider, number);
		expect(await sees(number, outsider)).toBe(false);
		await ask(number, named(EMAILS.admin));
		await declineFacilitation(db, admin, number);
		expect((await reviewState(db, member, number)).work?.wanted).toBeNull();
	});

	it('does not become its owner', async () => {
		const { db, member, admin } = company;
		const number = await write({ authors: [EMAILS.owner] });
		await ask(number, named(EMAILS.admin));
		await takeFacilitation(db, admin, number);
		const authors = (...emails: string[]) =>
			revise(db, member, number, Revision.parse({ sharing: { authors: emails } }));
		await expect(authors(EMAILS.admin, EMAILS.member)).rejects.toMatchObject({ status: 422 });
		await authors(EMAILS.member, EMAILS.admin);
	});
});

test('publishing again names the version that stands there, once', async () => {
	const { db, member, outsider } = company;
	const number = await write();
	await publish(db, member, number);
	await expect(publish(db, member, number)).rejects.toMatchObject({ status: 409 });
	await reword(number, 'backlog, seen again');
	expect(await reviewState(db, outsider, number)).toMatchObject({
		standing: 'revised',
		revised: { from: 1, to: 2 },
	});
	await publish(db, member, number);
	expect(await reviewState(db, outsider, number)).toMatchObject({ standing: 'published', revised: null });
	const { versions } = await pastOf(db, outsider, number);
	expect(versions.map(({ names }) => names.map(({ is }) => is))).toEqual([
		['published-again'],
		['published'],
	]);
});

test('a version that somebody spoke of is not folded into the next one', async () => {
	const { db, member, outsider } = company;
	const number = await write();
	const save = (narrative: string) =>
		revise(db, member, number, Revision.parse({ content: { narrative }, autosaved: true }));
	await save('backlog 2');
	await save('backlog 3');
	await ask(number, { reviewers: [EMAILS.outsider] });
	await save('backlog 4');
	await answer(number, outsider, { verdict: 'approved' });
	await save('backlog 5');
	await save('backlog 6');
	const { versions } = await pastOf(db, member, number);
	expect(versions.map((one) => one.number)).toEqual([6, 4, 3, 1]);
});
