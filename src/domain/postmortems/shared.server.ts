import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { readdressed } from '#lib/markdown/readdressed.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Attachment } from '../entries/attachments.server.ts';
import { fileInTexts, throughLink, writtenBy } from '../entries/behind-link.server.ts';
import { entryBehind } from '../entries/share-links.server.ts';
import { everyHtml } from './every-html.ts';
import { textsIn } from '#lib/every-text.ts';
import type { Evidence } from './evidence.ts';
import { present, type Presented } from './presentation.server.ts';
import { readContent, type Stored } from './stored.server.ts';

/** A post-mortem for somebody from elsewhere. */
export interface Shared extends Presented {
	number: number;
	/** `the Edge team`, or `people at Orrery`: no names. */
	writtenBy: string;
	workspace: string;
}

/**
 * What a link shows: what was published, and nothing of what happens around it. Roles stay; owners of changes, where
 * the work lives and addresses of this workspace do not; its files are reached through the link alone.
 */
export async function readShared(db: Database, secret: string): Promise<Shared> {
	const entry = await entryBehind(db.read, 'postmortem', secret);
	const content = await readContent(db.read, entry);
	const { workspace } = await readSettings(db.read);
	const to = throughLink(secret);
	const whole = present(withoutPeople(content), { zone: content.zone, now: now() });
	const shown = everyHtml(whole, (html) => readdressed(html, to));
	return {
		...shown,
		timeline: shown.timeline.map((one) => ({
			...one,
			evidence: one.evidence.map((piece) => reached(piece, to)),
		})),
		number: entry.number,
		writtenBy: await writtenBy(db.read, entry.teamId, workspace),
		workspace,
	};
}

function withoutPeople(content: Stored): Stored {
	const changes = content.changes.map((one) => ({ ...one, owner: '', ownerName: null, link: '' }));
	return { ...content, changes };
}

function reached(piece: Evidence, to: (address: string) => string | null): Evidence {
	return piece.form === 'image' || piece.form === 'file'
		? { ...piece, href: to(piece.href) ?? piece.href }
		: piece;
}

/** A file that stands in what the link shows. */
export async function sharedFile(db: Database, secret: string, name: string): Promise<Attachment> {
	const entry = await entryBehind(db.read, 'postmortem', secret);
	return fileInTexts(db.read, entry.id, name, async () => textsIn(await readContent(db.read, entry)));
}
