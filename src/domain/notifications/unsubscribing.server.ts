import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import type { Letter, Links } from '#lib/mail/letter.ts';
import { seal, unseal } from '#lib/secret-box.server.ts';
import { personWith } from '../accounts/people.server.ts';
import { MATTERS } from './channels.ts';
import { digestWish, insightLetter, noticeWish } from './tables.server.ts';
import { DIGEST_AT_FIRST } from './digest/schedule.ts';

const PURPOSE = 'unsubscribe';

/** What a letter can be ended for. */
export const LETTERS = [...MATTERS, 'digest', 'insights'] as const;
export type Letters = (typeof LETTERS)[number];

const Sealed = z.object({ p: z.int(), l: z.array(z.enum(LETTERS)).readonly() });

/** Of whom and what it is stands in it sealed: whoever sees the address learns nothing, and nobody makes another one. */
function keyFor(db: Pick<Database, 'folder'>, personId: number, letters: readonly Letters[]): string {
	return seal(
		db.folder,
		PURPOSE,
		JSON.stringify({ p: personId, l: letters } satisfies z.output<typeof Sealed>),
	);
}

/** What a letter of these kinds says about how to end them, to programs and to people. */
export function endingOf(
	db: Pick<Database, 'folder'>,
	personId: number,
	letters: readonly Letters[],
	links: Links,
): Pick<Letter, 'unsubscribe'> & { line: string } {
	const key = keyFor(db, personId, letters);
	return {
		unsubscribe: links(`/hooks/unsubscribe/${key}`),
		line: `[Stop letters like this one](/unsubscribe/${key}), or choose [what reaches you](/settings/notices).`,
	};
}

/** Whose letters an address ends, and which; without saying who it is. */
export async function lettersBehind(
	db: Database,
	key: string,
): Promise<{ personId: number; letters: readonly Letters[] }> {
	const { p, l } = opened(db, key) ?? missing('This address');
	const who = await personWith(db.read, p);
	if (!who) missing('This address');
	return { personId: who.id, letters: l };
}

function opened(db: Pick<Database, 'folder'>, key: string): z.output<typeof Sealed> | null {
	try {
		return Sealed.parse(JSON.parse(unseal(db.folder, PURPOSE, key)));
	} catch {
		return null;
	}
}

/** Ends letters of the kind in which the address stood, or all that are not about the account itself. Doing it twice is doing it once. */
export async function unsubscribe(
	db: Database,
	key: string,
	{ all = false }: { all?: boolean } = {},
): Promise<void> {
	const { personId, letters } = await lettersBehind(db, key);
	const ended = all ? LETTERS : letters;
	await transact(db, async (tx) => {
		for (const matter of ended) {
			if (matter === 'insights') {
				await tx.delete(insightLetter).where(eq(insightLetter.personId, personId));
				continue;
			}
			if (matter === 'digest') {
				await tx
					.insert(digestWish)
					.values({ personId, ...DIGEST_AT_FIRST, every: 'never' })
					.onConflictDoUpdate({ target: digestWish.personId, set: { every: 'never' } });
				continue;
			}
			await tx
				.insert(noticeWish)
				.values({ personId, matter, channel: 'mail', wanted: false })
				.onConflictDoUpdate({
					target: [noticeWish.personId, noticeWish.matter, noticeWish.channel],
					set: { wanted: false },
				});
		}
	});
}
