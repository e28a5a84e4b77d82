import type { Person } from '#domain/accounts/person.ts';
import { answer } from '#domain/growth/applying/answering.server.ts';
import { ApplicationAnswer, NewApplication, NewQuestion } from '#domain/growth/applying/application.ts';
import { apply, withdraw } from '#domain/growth/applying/applying.server.ts';
import { answerQuestion, askFirst } from '#domain/growth/applying/asking-first.server.ts';
import { changeLeadStep } from '#domain/growth/applying/lead-rule.server.ts';
import { application } from '#domain/growth/applying/tables.server.ts';
import { post } from '#domain/growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '#domain/growth/opportunities/posting.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { eq } from 'drizzle-orm';
import type { Company } from '../support/people.ts';

type Somebody = 'outsider' | 'author' | 'reader';

/** What the outsider wrote and showed when they asked for an opening, which waits; the curator is asked as their lead. */
const WAITS = ['zqapplywords', 'zqapplyshown'];
/** What the outsider asked first, and what the author answered. */
const QUESTION = ['zqapplyquestion', 'zqapplyanswer'];
/** What the reader wrote, and why not this time. */
const DECLINED = ['zqapplydeclined', 'zqapplyreason'];
/** What the outsider wrote and took back again: nobody reads that any more, they themselves included. */
const WITHDRAWN = 'zqapplywithdrawn';

/** Nobody reads any of it but whoever asked and whoever answers: no administrator, no lead, no owner. */
export const APPLYING_CANARIES: { word: string; may: Somebody[] }[] = [
	...[...WAITS, ...QUESTION].map((word) => ({ word, may: ['outsider', 'author'] as Somebody[] })),
	...DECLINED.map((word) => ({ word, may: ['reader', 'author'] as Somebody[] })),
	{ word: WITHDRAWN, may: [] },
];

export const APPLYING_ADDRESSES = ['/growth/asked', '/admin/growth'].concat(
	[1, 2, 3, 4, 5, 6].flatMap((number) =>
		['', '/ask', '/asked'].map((rest) => `/growth/openings/${number}${rest}`),
	),
);
export const APPLYING_ANSWERS = ['', '/1', '/2', '/3'].map((rest) => `/api/v1/growth/applications${rest}`);

export async function plantApplications(
	{ db, owner, member, outsider }: Company,
	{ reader, curator }: Record<'reader' | 'curator', Person>,
): Promise<void> {
	const [waits = '', shown = ''] = WAITS;
	const [question = '', said = ''] = QUESTION;
	const [words = '', reason = ''] = DECLINED;
	const { number } = await post(db, member, NewOpportunity.parse({ title: 'Asked for', form: 'pairing' }));
	const asked = await askFirst(db, outsider, number, NewQuestion.parse({ question, named: 'yes' }));
	await answerQuestion(db, member, number, { question: asked.id, answer: said });
	const { id } = await apply(db, outsider, number, NewApplication.parse({ words: waits }));
	await changeLeadStep(db, owner, { on: true, days: 5 });
	const step = { leadId: curator.id, leadAskedAt: now(), leadAnswerBy: '2099-01-01' };
	const along = { shown: [{ part: 'words' as const, lines: [shown] }] };
	await transact(db, (tx) =>
		tx
			.update(application)
			.set({ ...step, ...along })
			.where(eq(application.id, id)),
	);
	const declined = await apply(db, reader, number, NewApplication.parse({ words }));
	const no = ApplicationAnswer.parse({ answer: 'not-this-time', reason });
	await answer(db, member, number, { ...no, id: declined.id });
	const other = await post(db, member, NewOpportunity.parse({ title: 'Asked for no more', form: 'role' }));
	const taken = await apply(db, outsider, other.number, NewApplication.parse({ words: WITHDRAWN }));
	await withdraw(db, outsider, taken.id);
}
