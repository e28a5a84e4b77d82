import { eq } from 'drizzle-orm';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { slugOf } from '#lib/slug.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { BUILT_IN } from './built-in-templates.ts';
import { postmortemTemplate } from './tables.server.ts';
import { Template } from './template.ts';

export type OfferedTemplate = Template & {
	/** One that came with Kintsugi, as it came. */
	builtIn: boolean;
	/** Its own words of this workspace can be given up for those it came with. */
	changed: boolean;
};

/** Those that post-mortems can be begun with, in their order. */
export async function listTemplates(db: Reader): Promise<OfferedTemplate[]> {
	const all = await everyTemplate(db);
	return all.filter(({ retiredAt }) => retiredAt === null).map(({ retiredAt: _, ...one }) => one);
}

/** Those that are offered no longer; what was written with them keeps their questions. */
export async function listRetired(db: Reader): Promise<OfferedTemplate[]> {
	const all = await everyTemplate(db);
	return all.filter(({ retiredAt }) => retiredAt !== null).map(({ retiredAt: _, ...one }) => one);
}

/** @returns the template of that name, retired or not; null where there is none */
export async function findTemplate(db: Reader, slug: string): Promise<OfferedTemplate | null> {
	return (await everyTemplate(db)).find((one) => one.slug === slug) ?? null;
}

async function everyTemplate(db: Reader): Promise<(OfferedTemplate & { retiredAt: number | null })[]> {
	const rows = await db.select().from(postmortemTemplate);
	const ours = new Map(rows.map((row) => [row.slug, row]));
	const builtIn = BUILT_IN.map((one) => {
		const row = ours.get(one.slug);
		const own = row?.content ? Template.parse(row.content) : null;
		return {
			...(own ?? one),
			builtIn: own === null,
			changed: own !== null,
			retiredAt: row?.retiredAt ?? null,
		};
	});
	const added = rows
		.filter(({ slug, content }) => content !== null && !BUILT_IN.some((one) => one.slug === slug))
		.map(({ content, retiredAt }) => ({
			...Template.parse(content),
			builtIn: false,
			changed: false,
			retiredAt,
		}))
		.sort((a, b) => a.name.localeCompare(b.name));
	return [...builtIn, ...added];
}

export async function addTemplate(
	db: Database,
	who: Person,
	input: Omit<Template, 'slug'>,
): Promise<{ slug: string }> {
	curatorsOnly(who);
	return transact(db, async (tx) => {
		const taken = new Set((await everyTemplate(tx)).map(({ slug }) => slug));
		const slug = freeSlug(input.name, taken);
		await tx
			.insert(postmortemTemplate)
			.values({ slug, content: { ...input, slug }, changedAt: now(), changedBy: who.id });
		return { slug };
	});
}

export async function changeTemplate(db: Database, who: Person, input: Template): Promise<void> {
	curatorsOnly(who);
	await transact(db, async (tx) => {
		if ((await findTemplate(tx, input.slug)) === null) missing('This template');
		const row = { content: input, changedAt: now(), changedBy: who.id };
		await tx
			.insert(postmortemTemplate)
			.values({ slug: input.slug, ...row })
			.onConflictDoUpdate({ target: postmortemTemplate.slug, set: row });
	});
}

/** Offered no longer, or again. */
export async function retireTemplate(
	db: Database,
	who: Person,
	{ slug, retired }: { slug: string; retired: boolean },
): Promise<void> {
	curatorsOnly(who);
	await transact(db, async (tx) => {
		if ((await findTemplate(tx, slug)) === null) missing('This template');
		const offered = await listTemplates(tx);
		if (retired && offered.every((one) => one.slug === slug)) {
			conflict('It is the last one. Add another before you take it away.');
		}
		const row = { retiredAt: retired ? now() : null, changedAt: now(), changedBy: who.id };
		await tx
			.insert(postmortemTemplate)
			.values({ slug, content: null, ...row })
			.onConflictDoUpdate({ target: postmortemTemplate.slug, set: row });
	});
}

/** Back to the words it came with. */
export async function resetTemplate(db: Database, who: Person, slug: string): Promise<void> {
	curatorsOnly(who);
	if (!BUILT_IN.some((one) => one.slug === slug)) missing('This template');
	await transact(db, (tx) => tx.delete(postmortemTemplate).where(eq(postmortemTemplate.slug, slug)));
}

/** A team has another slug now: what was offered to it first still is. */
export async function renameTeamInTemplates(tx: Transaction, from: string, into: string): Promise<void> {
	for (const { slug, content } of await tx.select().from(postmortemTemplate)) {
		if (!content?.teams.includes(from)) continue;
		const teams = [...new Set(content.teams.map((one) => (one === from ? into : one)))];
		await tx
			.update(postmortemTemplate)
			.set({ content: { ...content, teams } })
			.where(eq(postmortemTemplate.slug, slug));
	}
}

function curatorsOnly(who: Person): void {
	if (!mayCurate(who)) forbidden('Only curators and administrators change templates.');
}

function freeSlug(name: string, taken: ReadonlySet<string>): string {
	const plain = slugOf(name).slice(0, 60).replace(/-$/, '') || 'template';
	let slug = plain;
	for (let count = 2; taken.has(slug); count++) slug = `${plain}-${count}`;
	return slug;
}
