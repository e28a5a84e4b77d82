import { add, remove, rewrite } from '#domain/projects/board/cards.server.ts';
import { say } from '#domain/projects/board/talk.server.ts';
import { teach } from '#domain/projects/board/teaching.server.ts';
import type { Company } from '../support/people.ts';
import { startProject } from '../support/projects.ts';

/** What stands on the board of a project that is shown to the reader and the guest alone. */
const [TITLE, BODY, STEP, LABEL, LEARNED, SAID] = [
	'zqcardtitle',
	'zqcardbody',
	'zqcardstep',
	'zqcardlabel',
	'zqcardlearned',
	'zqcardsaid',
] as const;
/** A card that was taken off it. */
const TAKEN = 'zqcardtaken';

export const BOARD_CANARIES: { word: string; may: ('author' | 'reader' | 'guest')[] }[] = [
	...[TITLE, BODY, STEP, LABEL, LEARNED, SAID].map((word) => ({
		word,
		may: ['author' as const, 'reader' as const, 'guest' as const],
	})),
	{ word: TAKEN, may: [] },
];

/** Where its words can be asked for, whether a link leads there or not. */
export const BOARD_ADDRESSES = [1, 2, 3].flatMap((number) =>
	[
		'',
		'/changes',
		'?card=card-of-canary',
		...['', '/said.json'].map((rest) => `/card-of-canary/discussion${rest}`),
	].map((rest) => `/projects/${number}/board${rest}`),
);
export const BOARD_ANSWERS = [1, 2, 3].flatMap((number) =>
	['', '/card-of-canary/comments'].map((rest) => `/api/v1/projects/${number}/cards${rest}`),
);

export async function plantBoard(
	{ db, member }: Company,
	{ reader, guest }: Record<'reader' | 'guest', { email: string }>,
): Promise<void> {
	const readers = [reader.email, guest.email];
	const { number } = await startProject(db, member, {
		title: 'Shown to two',
		visibility: 'restricted',
		readers,
	});
	const [uid, taken] = ['card-of-canary', 'card-of-canary-taken'];
	await add(db, member, number, { uid, title: TITLE, column: -1 });
	const steps = [{ text: STEP, done: false }];
	await rewrite(db, member, number, { uid, body: BODY, steps, labels: [LABEL] });
	await say(db, member, number, uid, { text: SAID });
	const another = 'card-of-canary-learned';
	await add(db, member, number, { uid: another, title: 'Another', column: -2 });
	await teach(db, member, number, { uid: another, learned: LEARNED, outcome: 'kept' });
	await add(db, member, number, { uid: taken, title: TAKEN, column: -1 });
	await remove(db, member, number, { uid: taken });
}
