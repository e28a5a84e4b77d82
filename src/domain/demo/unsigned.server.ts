import { fingerprint, randomName, randomSecret } from '#lib/db/ids.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { thanks } from '../lessons/tables.server.ts';
import { Told } from '../stories/story.ts';
import { putOut } from '../stories/unsigned/looking-through.server.ts';
import { unsignedStory } from '../stories/unsigned/tables.server.ts';
import { startOfMonth } from '../stories/unsigned/unsigned.ts';
import type { Cast } from './cast.server.ts';
import { SAW_IT_TOO, unsigned } from './stories/unsigned.ts';

const A_DAY = 24 * 3_600_000;

/** A story without a name, let out last month. Its code is thrown away: nobody of the example has told it. */
export async function addUnsigned(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const month = isoDay(startOfMonth(today.slice(0, 7)) - A_DAY, 'UTC').slice(0, 7);
	const told = Told.parse(unsigned);
	const key = randomName(32);
	const { id: entryId } = await putOut(tx, await personOf('noor'), { entryId: null, month, told });
	await tx.insert(unsignedStory).values({
		...{ key, codeHash: fingerprint(randomSecret()), month, shownFrom: `${month}-02` },
		...{ state: 'out' as const, entryId },
	});
	const day = isoDay(now(), 'UTC');
	for (const mailbox of SAW_IT_TOO) {
		const { id: personId } = await personOf(mailbox);
		await tx.insert(thanks).values({ kind: 'saw', entryId, personId, sentence: '', day });
	}
}
