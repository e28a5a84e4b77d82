import { z } from 'zod';
import type { Item } from './pulse.ts';

/** Sentences that belong together, and where they come from. */
export interface ItemSet {
	source: string;
	items: readonly Item[];
}

/**
 * Seven sentences on psychological safety, word for word. An id stands for its exact words, and what is reversed is so by
 * its id, wherever it stands in a list: agreeing with it says that it is less safe.
 */
export const EDMONDSON: ItemSet = {
	source:
		'Amy Edmondson (1999), Psychological Safety and Learning Behavior in Work Teams, Administrative Science Quarterly 44(2), 350–383, doi:10.2307/2666999',
	items: [
		{
			id: 'edmondson-1.1',
			text: 'If you make a mistake on this team, it is often held against you.',
			reversed: true,
		},
		{
			id: 'edmondson-2.1',
			text: 'Members of this team are able to bring up problems and tough issues.',
			reversed: false,
		},
		{
			id: 'edmondson-3.1',
			text: 'People on this team sometimes reject others for being different.',
			reversed: true,
		},
		{ id: 'edmondson-4.1', text: 'It is safe to take a risk on this team.', reversed: false },
		{
			id: 'edmondson-5.1',
			text: 'It is difficult to ask other members of this team for help.',
			reversed: true,
		},
		{
			id: 'edmondson-6.1',
			text: 'No one on this team would deliberately act in a way that undermines my efforts.',
			reversed: false,
		},
		{
			id: 'edmondson-7.1',
			text: 'Working with members of this team, my unique skills and talents are valued and utilized.',
			reversed: false,
		},
	],
};

/** So many a workspace can have of its own. */
export const MOST_OWN = 12;

/** A sentence of the workspace as it is typed. `id` is the one that it stood under; empty where it is new. */
export const OwnItem = z.object({
	id: z.string().max(40).default(''),
	text: z
		.string()
		.trim()
		.min(1, 'A sentence that people can agree with, or not.')
		.max(200, 'A sentence can be 200 characters at the most.'),
	reversed: z.boolean().default(false),
});
export type OwnItem = z.output<typeof OwnItem>;

/** Sentences of the workspace, and which version each number has come to: what is taken away comes back as another. */
export interface OwnItems {
	items: Item[];
	versions: number[];
}

/**
 * A sentence in other words is another version of it, so that answers to the one are never held beside answers to the
 * other; so is one that is reversed now. What stays as it was keeps its id, also in another place.
 */
export function renewOwn(before: OwnItems, typed: readonly OwnItem[]): OwnItems {
	const versions = [...before.versions];
	const items = typed.map(({ id, text, reversed }) => {
		const known = before.items.find((one) => one.id === id);
		if (known?.text === text && known.reversed === reversed) return known;
		const number = known ? numberOf(known.id) : versions.length + 1;
		const version = (versions[number - 1] ?? 0) + 1;
		versions[number - 1] = version;
		return { id: `own-${number}.${version}`, text, reversed };
	});
	return { items, versions };
}

const numberOf = (id: string) => Number(/^own-(\d+)\./.exec(id)?.[1]);

/** So many a short round asks. */
export const SHORT = 3;

/**
 * A few of them in turn: those that come after what the last short round asked, from the front again after the last.
 * @param lately what that asked, in its order
 */
export function inTurn(items: readonly Item[], lately: readonly string[], many = SHORT): Item[] {
	if (items.length <= many) return [...items];
	const after = items.findIndex(({ id }) => id === lately.at(-1)) + 1;
	return Array.from({ length: many }, (_, k) => items[(after + k) % items.length]).filter(
		(one) => one !== undefined,
	);
}
