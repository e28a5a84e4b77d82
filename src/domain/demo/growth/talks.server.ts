import { DAY, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import {
	conversation,
	conversationTalk,
	conversationVersion,
} from '../../growth/conversations/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { NEXT, TALKS } from './talks.ts';

/** Inês and Amara talk every two weeks. */
export async function addTalks(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const [ines, amara] = [await personOf('ines'), await personOf('amara')];
	const nextOn = plusDays(today, 6);
	const [made] = await tx
		.insert(conversation)
		.values({ personId: ines.id, leadId: amara.id, everyWeeks: 2, nextOn, startedAt: now() - 50 * DAY })
		.returning({ id: conversation.id });
	const conversationId = made?.id ?? 0;
	for (const { ago, prompts, notes } of TALKS) {
		const at = now() - ago * DAY;
		const [talk] = await tx
			.insert(conversationTalk)
			.values({
				...{ conversationId, on: plusDays(today, -ago), prompts: [...prompts] },
				...{ notes: notes.at(-1) ?? '', version: notes.length, changedAt: at },
			})
			.returning({ id: conversationTalk.id });
		const saves = notes.map((text, k) => ({
			...{ talkId: talk?.id ?? 0, version: k + 1, notes: text, at },
			byId: k % 2 === 0 ? ines.id : amara.id,
		}));
		await tx.insert(conversationVersion).values(saves);
	}
	const next = { conversationId, on: nextOn, prompts: [...NEXT], notes: '', version: 0, changedAt: now() };
	await tx.insert(conversationTalk).values(next);
}
