import { z } from 'zod';
import { STAGES } from './mending.ts';
import { POSTMORTEM_KINDS, type PostmortemKind } from './postmortem.ts';

export const ORDERS = [
	'newest',
	'oldest',
	'closest',
	'severity',
	'longest',
	'open',
	'updated',
	'title',
] as const;
export type Order = (typeof ORDERS)[number];
export const ORDER_NAMES: Record<Order, string> = {
	newest: 'Newest first',
	oldest: 'Oldest first',
	closest: 'Closest match first',
	severity: 'Most severe first',
	longest: 'Longest first',
	open: 'Most left to change first',
	updated: 'Last written first',
	title: 'By title',
};

export const GROUPS = ['month', 'quarter', 'team', 'severity', 'factor', 'service'] as const;
export type Group = (typeof GROUPS)[number];
export const GROUP_NAMES: Record<Group, string> = {
	month: 'By month',
	quarter: 'By quarter',
	team: 'By team',
	severity: 'By severity',
	factor: 'By factor',
	service: 'By service',
};
export const KIND_NAMES: Record<PostmortemKind, string> = {
	incident: 'Incident',
	'near-miss': 'Near miss',
	success: 'Success',
};
export const VIEWS = ['list', 'grid'] as const;

/** In the address: entries that belong to no team. A slug never is a hyphen. */
export const NO_TEAM = '-';
/** In the address: nobody has said how severe it was. */
export const NO_SEVERITY = 0;

/** The values that make sense, each once; an address that somebody edited by hand still leads somewhere. */
const some = <Item extends z.ZodType>(item: Item) =>
	z.array(z.unknown()).transform((given) => {
		const values = given
			.map((value) => item.safeParse(value))
			.flatMap((read) => (read.success ? [read.data] : []));
		return [...new Set(values)].slice(0, 50);
	});
const word = z.string().trim().min(1).max(120);

export const LibraryFilters = z.object({
	q: z.string().trim().max(400).catch(''),
	kind: some(z.enum(POSTMORTEM_KINDS)),
	stage: some(z.enum(STAGES)),
	/** Slugs. */
	team: some(word),
	severity: some(z.coerce.number<string>().int().min(NO_SEVERITY).max(4)),
	/** What contributing factors have in common, folded as topics are. All of them, not any. */
	factor: some(word),
	topic: some(word),
	order: z.enum(ORDERS).nullable().catch(null),
	group: z.enum(GROUPS).nullable().catch(null),
	view: z.enum(VIEWS).catch('list'),
	/** Where the page before ended; made by `library`. */
	after: z
		.string()
		.max(2_000)
		.regex(/^[\w-]+$/)
		.nullable()
		.catch(null),
});
export type LibraryFilters = z.output<typeof LibraryFilters>;

export function readFilters(params: URLSearchParams): LibraryFilters {
	return LibraryFilters.parse({
		q: params.get('q') ?? '',
		kind: params.getAll('kind'),
		stage: params.getAll('stage'),
		team: params.getAll('team'),
		severity: params.getAll('severity').filter((level) => level !== ''),
		factor: params.getAll('factor'),
		topic: params.getAll('topic'),
		order: params.get('order'),
		group: params.get('group'),
		view: params.get('view') ?? 'list',
		after: params.get('after'),
	});
}

/** Closest first makes no sense without words to be close to. */
export function orderOf({ q, order }: Pick<LibraryFilters, 'q' | 'order'>): Order {
	if (q === '') return order === null || order === 'closest' ? 'newest' : order;
	return order ?? 'closest';
}
