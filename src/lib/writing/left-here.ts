import { formPosting } from '../offline/posting.ts';
import { DRAFTS, forgetUnsent, keepUnsent, SYNC, takeArrived } from '../offline/unsent.ts';
import { askToBeWoken } from '../offline/waking.ts';
import type { FormFields } from './form-fields.ts';

/** With a copy of what somebody wrote: how it gets to the server where its page is not open any more. */
export interface Leaving {
	title: string;
	/** Where it is written on. */
	href: string;
	/** What the form would send, and where to. Null where its writer has to look at it first. */
	send: { action: string; fields: FormFields } | null;
}

export interface Left extends Leaving {
	key: string;
	/** Of what is not stored yet. */
	uid: string | null;
	at: number;
}

/** What one person wrote in this browser and the server does not have, the newest first. */
export function leftHere(storage: Storage | null, me: number): Left[] {
	const ours = new RegExp(`^kintsugi:writing(?:-story)?:${me}:(?:\\d+|new)(:aside)?$`);
	const found = Array.from({ length: storage?.length ?? 0 }, (_, k) => storage?.key(k) ?? '').flatMap(
		(key) => {
			const [, aside] = ours.exec(key) ?? [];
			const left = ours.test(key) ? read(storage, key) : null;
			// Put aside, it waits for its writer to decide about it.
			return left ? [aside ? { ...left, send: null } : left] : [];
		},
	);
	return found.sort((one, other) => other.at - one.at);
}

/** The server has it now. What was written on meanwhile stays. */
export function forgetLeft(storage: Storage | null, { key, at }: Pick<Left, 'key' | 'at'>): void {
	if (storage && read(storage, key)?.at === at) storage.removeItem(key);
}

/** Under which the worker has it: each that begins has one of its own. */
const nameOf = (key: string, uid: string | null) => (uid === null ? key : `${key} ${uid}`);

/** Nobody answers: the worker has it as well from now on, and sends it once there is a network, with no page open. */
export async function handOver(
	key: string,
	uid: string | null,
	person: number,
	{ at, leaving }: { at: number; leaving?: Leaving | undefined },
): Promise<void> {
	if (!leaving?.send) return;
	const { title, send } = leaving;
	const posting = formPosting(send.action, send.fields);
	const name = nameOf(key, uid);
	const one = { key: name, person, place: DRAFTS, at, posting, what: { title }, refused: null };
	if (await keepUnsent(one)) await askToBeWoken(SYNC);
}

/** It does not go by itself any more. */
export const takeBack = (key: string, uid: string | null) => forgetUnsent(nameOf(key, uid));

/** What the worker has sent meanwhile is not here any more. @returns what it is called, where no more of it was written since */
export async function forgetArrived(storage: Storage | null, me: number): Promise<string[]> {
	const arrived = await takeArrived(me);
	return arrived.flatMap(({ key, at, title }) => {
		const [copy = ''] = key.split(' ');
		for (const name of [copy, `${copy}:aside`]) forgetLeft(storage, { key: name, at });
		const left = storage && read(storage, copy);
		return left && nameOf(copy, left.uid) === key ? [] : [title];
	});
}

function read(storage: Storage | null, key: string): Left | null {
	try {
		const found = JSON.parse(storage?.getItem(key) ?? '{}') as Partial<Pick<Left, 'at' | 'uid'>> & {
			leaving?: Leaving;
		};
		const { at, leaving } = found;
		if (typeof at !== 'number' || typeof leaving?.href !== 'string') return null;
		return { ...leaving, key, at, uid: key.endsWith(':new') ? (found.uid ?? '') : null };
	} catch {
		return null;
	}
}

const LOCK = 'kintsugi:writing';

/** A page in which somebody writes sends it itself: while one is open, no other does. @returns lets go */
export function holdWriting(): () => void {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	const { locks } = navigator as Partial<Navigator>;
	void locks?.request(LOCK, { mode: 'shared' }, () => held).catch(() => null);
	return release;
}

/** Where nobody writes in any page of this browser. @returns whether that is so */
export async function unlessWriting(send: () => Promise<void>): Promise<boolean> {
	const { locks } = navigator as Partial<Navigator>;
	const done = await locks?.request(LOCK, { ifAvailable: true }, async (lock) => {
		if (lock) await send();
		return lock !== null;
	});
	return done ?? false;
}
