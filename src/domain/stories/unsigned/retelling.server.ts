import { eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { onceStored, transact } from '#lib/db/transact.server.ts';
import { dropFiles } from '#lib/files/kept-files.server.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { filesOf } from '../../entries/attachments.server.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { author } from '../../entries/tables.server.ts';
import { deleteForGood } from '../../entries/unsigned.server.ts';
import { decides } from '../../entries/visibility.server.ts';
import { announceGone } from '../../webhooks/announcing.server.ts';
import { bare, readContent } from '../content.server.ts';
import { inItsForm, type Told } from '../story.ts';
import { cleanUp } from './cleaning.server.ts';
import { keepUnsigned } from './telling.server.ts';

/** The words of a story of one's own, to be told again without a name: without what leads back to its author. */
export async function wordsToRetell(db: Database, who: Person, number: number): Promise<Told> {
	const found = await ownStory(db.read, who, number);
	const { until: _, lookAfter: __, ...told } = bare(await readContent(db.read, found));
	const form = told.form === 'slides' ? 'free' : told.form;
	const body = told.form === 'slides' ? found.body : told.body;
	return inItsForm({ ...told, form, body, slides: [], recording: '', postmortem: null });
}

/**
 * The story with a name is gone for good, with its versions, its files, its thanks and all that was said about it:
 * answers in it would name its author. Its words go the way of every story without a name, under a new code. That
 * somebody who read it remembers whose it was is not ours to change; programs that were told of it hear that it is
 * withdrawn.
 *
 * It takes a person, who has to be its author; what it writes of the new story holds nothing of them.
 */
export async function retell(
	db: Database,
	who: Person,
	input: { number: number; told: Told },
): Promise<string> {
	let files: string[] = [];
	const code = await transact(db, async (tx) => {
		const found = await ownStory(tx, who, input.number);
		files = (await filesOf(tx, found.id)).map(({ name }) => name);
		await announceGone(tx, found.id);
		await deleteForGood(tx, found.id);
		return keepUnsigned(tx, input.told);
	});
	await onceStored(() => dropFiles(db.folder, files));
	await cleanUp(db);
	return code;
}

async function ownStory(db: Reader, who: Person, number: number) {
	const found = await findEntry(db, who, 'story', number);
	if (!decides(who, found)) forbidden('Whoever told it decides whether it is told without a name.');
	const authors = await db.select({ id: author.personId }).from(author).where(eq(author.entryId, found.id));
	if (authors.length > 1) {
		conflict(
			'Several people told it together. It can lose their names once all but one have left its authors.',
		);
	}
	return found;
}
