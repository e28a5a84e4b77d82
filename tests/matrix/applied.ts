import { eq } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { NewApplication, NewQuestion } from '#domain/growth/applying/application.ts';
import { apply } from '#domain/growth/applying/applying.server.ts';
import { askFirst } from '#domain/growth/applying/asking-first.server.ts';
import { changeLeadStep } from '#domain/growth/applying/lead-rule.server.ts';
import { application } from '#domain/growth/applying/tables.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';

/** An opening that the author answers for, and what was asked of it. */
export interface Applied {
	number: number;
	/** Of the teammate, who asked a question as well. */
	own: number;
	question: number;
	/** Of the outsider, whose lead is the reader. */
	led: number;
}

type Asking = Record<'author' | 'teammate' | 'outsider' | 'reader' | 'owner', Person>;

export async function applyTo(db: Database, people: Asking): Promise<Applied> {
	const { author, teammate, outsider, reader, owner } = people;
	const given = { title: 'An opening that was asked for', form: 'pairing', places: 3 };
	const { number } = await post(db, author, NewOpportunity.parse(given));
	const words = NewApplication.parse({ words: 'I would like to' });
	const { id: own } = await apply(db, teammate, number, words);
	const { id: led } = await apply(db, outsider, number, words);
	const asked = NewQuestion.parse({ question: 'How often?', named: 'yes' });
	const { id: question } = await askFirst(db, teammate, number, asked);
	await changeLeadStep(db, owner, { on: true, days: 5 });
	const step = { leadId: reader.id, leadAskedAt: now(), leadAnswerBy: '2099-01-01' };
	await transact(db, (tx) => tx.update(application).set(step).where(eq(application.id, led)));
	return { number, own, question, led };
}
