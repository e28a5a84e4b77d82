import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { answerConsent, askConsent } from '../stories/consents.server.ts';
import { publish } from '../stories/publication.server.ts';
import { answer, ask } from '../stories/questions.server.ts';
import { begin } from '../stories/stories.server.ts';
import { storyConsent, storyQuestion } from '../stories/tables.server.ts';
import { NewStory } from '../stories/telling.ts';
import { erase } from './erasure.server.ts';
import { ownData } from './own-data.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const tell = async (input: object) =>
	(await begin(company.db, company.member, NewStory.parse({ learned: 'Much', ...input }))).number;

test('what somebody said of words about them, asked and told is in what they take with them, and goes with them', async () => {
	const { db, owner, member } = company;
	const cato = await join(db, owner, { name: 'Cato Berg', email: 'cato@example.org' });
	const draft = await tell({ title: 'zqtheirs' });
	await askConsent(db, member, draft, { person: cato.email, passage: 'zqpassage' });
	await answerConsent(db, cato, draft, { answer: 'declined', note: 'zqnote' });
	const out = await tell({ title: 'Out' });
	await publish(db, member, out);
	const answered = (await ask(db, cato, out, { text: 'zqanswered' })).id;
	await answer(db, member, out, { question: answered, answer: 'zqtheiranswer' });
	await ask(db, cato, out, { text: 'zqopen' });
	await begin(db, cato, NewStory.parse({ title: 'zqmine' }));

	let all = '';
	const names: string[] = [];
	for await (const { name, bytes } of ownData(db, cato)) {
		names.push(name);
		all += new TextDecoder().decode(bytes);
	}
	for (const word of ['zqpassage', 'zqnote', 'zqanswered', 'zqopen', 'zqmine']) expect(all).toContain(word);
	for (const word of ['zqtheiranswer']) expect(all).not.toContain(word);
	expect(names).toContain('S-3-zqmine.md');

	await deactivate(db, owner, { personId: cato.id });
	await erase(db, owner, { personId: cato.id, confirmed: 'Cato Berg' });
	expect(await db.read.select().from(storyConsent)).toEqual([]);
	expect((await db.read.select().from(storyQuestion)).map(({ text }) => text)).toEqual(['zqanswered']);
});
