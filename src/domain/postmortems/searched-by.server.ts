import { eq } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { put } from '../search/searchable.server.ts';
import type { Content } from './postmortem.ts';
import { readContent } from './stored.server.ts';
import { happenedAt } from './times.ts';
import { releasedAccounts, type Released } from './what-i-saw/released.server.ts';

/** Finds it by what stands in it now, what people saw and released included. */
export async function putSearched(tx: Transaction, entryId: number, content: Content): Promise<void> {
	const accounts = await releasedAccounts(tx, entryId);
	await put(tx, entryId, searchedBy(content, accounts, happenedAt(content) ?? UNDATED));
}

/** Nothing of the post-mortem itself changed, but what people show of what they saw. */
export async function searchAgain(tx: Transaction, entryId: number): Promise<void> {
	const [found] = await tx.select().from(entry).where(eq(entry.id, entryId));
	if (found) await putSearched(tx, entryId, await readContent(tx, found));
}

/** What a search finds a post-mortem by: its title above its lessons and changes, those above the rest. */
function searchedBy(content: Content, accounts: readonly Released[], at: number) {
	const parts = [
		content.summary,
		content.impact,
		content.feltBy,
		content.services.join(' '),
		content.narrative,
		...content.timeline.map(({ text, evidence }) => `${text} ${evidence}`),
		...content.factors.map(({ title, detail }) => `${title}\n${detail}`),
		content.wentWell,
		content.wasHard,
		content.gotLucky,
		...accounts.map(({ role, text }) => `${role}\n${text}`),
	];
	return {
		title: content.title,
		lessons: [...content.lessons, ...content.changes].map(({ text }) => plainText(text)).join('\n'),
		body: parts.filter(Boolean).map(plainText).join('\n'),
		topics: [...content.topics, ...content.factors.flatMap(({ topics }) => topics)],
		severity: content.severity,
		at,
	};
}
