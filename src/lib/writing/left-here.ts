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
export function forgetLeft(storage: Storage | null, { key, at }: Left): void {
	if (storage && read(storage, key)?.at === at) storage.removeItem(key);
}

function read(storage: Storage | null, key: string): Left | null {
	try {
		const { at, leaving } = JSON.parse(storage?.getItem(key) ?? '{}') as { at?: number; leaving?: Leaving };
		return typeof at === 'number' && typeof leaving?.href === 'string' ? { ...leaving, key, at } : null;
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

/** Where nobody writes in any page of this browser. */
export async function unlessWriting(send: () => Promise<void>): Promise<void> {
	const { locks } = navigator as Partial<Navigator>;
	await locks?.request(LOCK, { ifAvailable: true }, (lock) => (lock ? send() : undefined));
}
