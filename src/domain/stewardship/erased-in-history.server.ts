import { and, desc, eq, sql } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { erasedAddress } from '../accounts/erasing.server.ts';
import type { Person } from '../accounts/person.ts';
import { keepVersion } from '../entries/history.server.ts';
import { entry, version } from '../entries/tables.server.ts';
import { liveDocument } from '../postmortems/tables.server.ts';

/** Where the history names them as an author, a reader or an owner, it names nobody by now. */
export async function renameInVersions(
	tx: Transaction,
	personId: number,
	{ name, email }: { name: string; email: string },
): Promise<void> {
	const address = erasedAddress(personId);
	const naming = await tx
		.select({ entryId: version.entryId, number: version.number, content: version.content })
		.from(version)
		.where(
			sql`lower(${version.content}) LIKE ${`%${email.toLowerCase()}%`} OR ${version.content} LIKE ${`%${name}%`}`,
		);
	for (const { entryId, number, content } of naming) {
		const renamed = withoutPerson(content, { name, email, address });
		await tx
			.update(version)
			.set({ content: renamed })
			.where(and(eq(version.entryId, entryId), eq(version.number, number)));
	}
}

/**
 * Where writers have a text in front of them that names them, it learns of it as of any change made elsewhere: by a
 * new version.
 * @returns the entries
 */
export async function renewLiveDocuments(tx: Transaction, who: Person, email: string): Promise<number[]> {
	const open = await tx.select({ entryId: liveDocument.entryId, base: liveDocument.base }).from(liveDocument);
	const naming = open.filter(({ base }) => JSON.stringify(base).toLowerCase().includes(email.toLowerCase()));
	for (const { entryId } of naming) {
		const [last] = await tx
			.select({ number: version.number, content: version.content })
			.from(version)
			.where(eq(version.entryId, entryId))
			.orderBy(desc(version.number))
			.limit(1);
		if (!last) continue;
		const number = last.number + 1;
		await keepVersion(tx, who, { entryId, number, content: last.content, autosaved: false });
		await tx.update(entry).set({ version: number }).where(eq(entry.id, entryId));
	}
	return naming.map(({ entryId }) => entryId);
}

interface Kept {
	sharing?: { authors?: string[]; readers?: string[] };
	changes?: { owner?: string }[];
}

/** The fields that name people, and nothing that was written freely. */
function withoutPerson(content: unknown, who: { name: string; email: string; address: string }): unknown {
	const kept = content as Kept;
	const is = (text: string) => text.toLowerCase() === who.email.toLowerCase() || text === who.name;
	const other = (text: string) => (is(text) ? who.address : text);
	const { sharing, changes } = kept;
	return {
		...kept,
		...(sharing === undefined
			? {}
			: {
					sharing: {
						...sharing,
						...(sharing.authors ? { authors: sharing.authors.map(other) } : {}),
						...(sharing.readers ? { readers: sharing.readers.map(other) } : {}),
					},
				}),
		...(changes === undefined
			? {}
			: {
					changes: changes.map((one) =>
						one.owner === undefined ? one : { ...one, owner: other(one.owner) },
					),
				}),
	};
}
