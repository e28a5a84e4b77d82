import { and, eq, ne } from 'drizzle-orm';
import { fullMonth } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { readdressed } from '#lib/markdown/readdressed.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { readSettings } from '#lib/settings.server.ts';
import { entryBehind } from '../entries/share-links.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { readContent } from './content.server.ts';
import { minutesOf } from './minutes.ts';
import { told, type ToldStory } from './shown.server.ts';
import { storyConsent } from './tables.server.ts';

/** A story for somebody from elsewhere. */
export interface SharedStory extends ToldStory {
	workspace: string;
}

/**
 * What a link shows: what is told and by whom, and nothing of what happens around it. Asked once more when it is
 * opened: whether everybody may read it here, and everybody in it agreed to that.
 */
export async function readSharedStory(db: Database, secret: string): Promise<SharedStory> {
	const entry = await entryBehind(db.read, 'story', secret);
	if (entry.visibility !== 'workspace' || (await isHeld(db.read, entry.id))) missing('This page');
	const content = await readContent(db.read, entry);
	const authors = (await authorsOf(db.read, [entry.id])).get(entry.id) ?? [];
	const { workspace } = await readSettings(db.read);
	return {
		number: entry.number,
		title: entry.title,
		minutes: minutesOf(content),
		authors: authors.map(({ name }) => ({ name, line: workspace })),
		told: entry.publishedAt === null ? '' : `Written down in ${fullMonth(entry.publishedAt, 'UTC')}`,
		recording: content.recording,
		...withoutAddresses(told({ content })),
		workspace,
	};
}

async function isHeld(db: Reader, entryId: number): Promise<boolean> {
	const [any] = await db
		.select({ id: storyConsent.personId })
		.from(storyConsent)
		.where(and(eq(storyConsent.entryId, entryId), ne(storyConsent.state, 'anywhere')))
		.limit(1);
	return any !== undefined;
}

/** Those of this workspace lead nobody from elsewhere anywhere; the words stay. */
function withoutAddresses(all: ReturnType<typeof told>): ReturnType<typeof told> {
	const bare = (html: SafeHtml) => readdressed(html, () => null);
	return {
		before: all.before.map((part) => ({ ...part, html: bare(part.html) })),
		slides: all.slides.map((slide) => ({ ...slide, html: bare(slide.html) })),
		learned: all.learned && bare(all.learned),
		differently: all.differently && bare(all.differently),
		after: all.after.map((part) => ({ ...part, html: bare(part.html) })),
	};
}
