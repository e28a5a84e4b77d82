import { and, asc, count, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isGuest, mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { KINDS } from '../entries/kinds.ts';
import { savedView } from './tables.server.ts';

const Name = z
	.string()
	.trim()
	.min(1, 'Give it a name, such as “Ours, still mending”.')
	.max(60, 'A name can be 60 characters at the most.');

const PATHS: readonly string[] = Object.values(KINDS).map(({ path }) => path);
/** Where somebody is on the way, and not what they look at. */
const PASSING = ['after', 'all'];

/** The address of a list with its filters, and nothing else of what stood in the bar. */
const Address = z.string().max(2_000, 'That is too much for one view.').transform(viewAddress);

export const NewView = z.object({
	name: Name,
	address: Address,
	shared: z.preprocess((box) => box === true || box === 'on', z.boolean()),
});
export const RenamedView = z.object({ id: z.coerce.number().int(), name: Name });
export const ViewId = z.object({ id: z.coerce.number().int() });

export interface View {
	id: number;
	name: string;
	address: string;
	shared: boolean;
	mayChange: boolean;
}

const MOST = 50;

/** Somebody's own, and those that are for everybody but guests; in the order of the alphabet. */
export async function viewsFor(db: Reader, who: Person): Promise<View[]> {
	const rows = await db
		.select()
		.from(savedView)
		.where(or(eq(savedView.personId, who.id), isGuest(who) ? undefined : eq(savedView.shared, true)))
		.orderBy(asc(savedView.name), asc(savedView.id));
	return rows.map(({ id, name, address, shared, personId }) => ({
		id,
		name,
		address,
		shared,
		mayChange: personId === who.id || (shared && mayCurate(who)),
	}));
}

export async function saveView(db: Database, who: Person, view: z.output<typeof NewView>): Promise<number> {
	if (view.shared && !mayCurate(who)) {
		forbidden('Curators and administrators share views with the workspace. Yours can be your own.');
	}
	return transact(db, async (tx) => {
		const [own] = await tx.select({ n: count() }).from(savedView).where(eq(savedView.personId, who.id));
		if ((own?.n ?? 0) >= MOST)
			invalid({ name: `${MOST} views are as many as one person can have. Remove one first.` });
		const [made] = await tx
			.insert(savedView)
			.values({ ...view, personId: who.id, createdAt: now() })
			.returning({ id: savedView.id });
		if (!made) throw new Error('The view was not stored.');
		return made.id;
	});
}

export async function renameView(
	db: Database,
	who: Person,
	{ id, name }: z.output<typeof RenamedView>,
): Promise<void> {
	await transact(db, async (tx) => {
		const changed = await tx
			.update(savedView)
			.set({ name })
			.where(changeable(who, id))
			.returning({ id: savedView.id });
		if (changed.length === 0) missing('This view');
	});
}

export async function removeView(db: Database, who: Person, { id }: z.output<typeof ViewId>): Promise<void> {
	await transact(db, async (tx) => {
		const gone = await tx.delete(savedView).where(changeable(who, id)).returning({ id: savedView.id });
		if (gone.length === 0) missing('This view');
	});
}

function changeable(who: Person, id: number) {
	const own = eq(savedView.personId, who.id);
	return and(eq(savedView.id, id), mayCurate(who) ? or(own, eq(savedView.shared, true)) : own);
}

function viewAddress(given: string, context: z.RefinementCtx): string {
	const [path = '', query = ''] = given.split('?');
	const params = new URLSearchParams(query);
	for (const name of PASSING) params.delete(name);
	const empty = [...params].filter(([, value]) => value === '').map(([name]) => name);
	for (const name of empty) params.delete(name, '');
	if (!PATHS.includes(path) || params.size === 0) {
		context.addIssue({
			code: 'custom',
			message: 'Search or choose something first; then there is a view to keep.',
		});
		return z.NEVER;
	}
	return `${path}?${params.toString()}`;
}

/** A team has another slug now: views of it, anybody's, lead to what they led to. */
export async function renameTeamInViews(tx: Transaction, from: string, into: string): Promise<void> {
	for (const { id, address } of await tx.select().from(savedView)) {
		const [path = '', query = ''] = address.split('?');
		const params = new URLSearchParams(query);
		const teams = params.getAll('team');
		if (!teams.includes(from)) continue;
		params.delete('team');
		for (const slug of new Set(teams.map((one) => (one === from ? into : one)))) params.append('team', slug);
		await tx
			.update(savedView)
			.set({ address: `${path}?${params.toString()}` })
			.where(eq(savedView.id, id));
	}
}
