import { and, eq } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { nameInAddress, replaceAddresses } from '#lib/files/file-address.ts';
import { team } from '../accounts/tables.server.ts';
import type { Attachment } from './attachments.server.ts';
import { attachment } from './tables.server.ts';

/** Where an address of this workspace leads for whoever has the link: its files through the link, the rest nowhere. */
export const throughLink =
	(secret: string) =>
	(address: string): string | null => {
		const name = nameInAddress(address);
		return name === null ? null : `/shared/${secret}/files/${name}`;
	};

/** `the Edge team`, or `people at Orrery`: no names. */
export async function writtenBy(db: Reader, teamId: number | null, workspace: string): Promise<string> {
	const [found] =
		teamId === null ? [] : await db.select({ name: team.name }).from(team).where(eq(team.id, teamId));
	if (!found) return `people at ${workspace}`;
	return /\bteam\b/i.test(found.name) ? found.name : `the ${found.name} team`;
}

/** A file of an entry that stands in the texts which a link to it shows. */
export async function fileInTexts(
	db: Reader,
	entryId: number,
	name: string,
	texts: () => Promise<readonly string[]>,
): Promise<Attachment> {
	const [found] = await db
		.select()
		.from(attachment)
		.where(and(eq(attachment.name, name), eq(attachment.entryId, entryId)));
	if (!found || !stand(await texts(), name)) missing('This file');
	return found;
}

function stand(texts: readonly string[], name: string): boolean {
	const used = new Set<string>();
	for (const text of texts) {
		replaceAddresses(text, 'own', (one) => {
			used.add(one);
			return null;
		});
	}
	return used.has(name);
}
