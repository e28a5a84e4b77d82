import { onceStored } from '../db/transact.server.ts';
import { hears, tellOthers } from '../db/telling.server.ts';

/** Somebody who is in a room. */
interface Visitor {
	/** Asks whether they may be there, and shows them out where they may not. */
	askAgain(): Promise<void>;
}

const visiting = new Set<Visitor>();

export function arrived(visitor: Visitor): void {
	visiting.add(visitor);
}

export function gone(visitor: Visitor): void {
	visiting.delete(visitor);
}

/** Who may do what has changed: whoever is in a room that they may not be in any more is out of it now. */
export async function lookAgain(): Promise<void> {
	tellOthers({ to: 'look-again', what: null });
	await onceStored(askHere);
}

async function askHere(): Promise<void> {
	await Promise.all([...visiting].map((visitor) => visitor.askAgain()));
}

hears('look-again', () => void askHere());
