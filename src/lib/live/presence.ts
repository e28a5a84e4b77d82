import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One who is there, as the others see it. */
export interface Present {
	id: number;
	name: string;
}

interface Heard {
	client: number;
	clock: number;
	state: Record<string, unknown> | null;
}

/**
 * What a page says of who is there, with the name that the server knows it by: nobody speaks for
 * another, nor under another's name.
 * @returns null where somebody tried
 */
export function underOwnName(
	states: Uint8Array,
	one: Present,
	client: number | null,
): { states: Uint8Array; client: number } | null {
	const heard = readStates(states);
	const speaker = client ?? heard[0]?.client;
	if (speaker === undefined || heard.some((each) => each.client !== speaker)) return null;
	return {
		client: speaker,
		states: writeStates(
			heard.map((each) => ({
				...each,
				state: each.state && { ...each.state, user: { id: one.id, name: one.name } },
			})),
		),
	};
}

function readStates(states: Uint8Array): Heard[] {
	const decoder = decoding.createDecoder(states);
	const count = decoding.readVarUint(decoder);
	if (count > 100) throw new Error('So many are not there.');
	return Array.from({ length: count }, () => ({
		client: decoding.readVarUint(decoder),
		clock: decoding.readVarUint(decoder),
		state: JSON.parse(decoding.readVarString(decoder)) as Heard['state'],
	}));
}

function writeStates(heard: readonly Heard[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, heard.length);
	for (const { client, clock, state } of heard) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, JSON.stringify(state));
	}
	return encoding.toUint8Array(encoder);
}
