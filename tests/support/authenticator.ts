import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { NewPasskeyAnswer, PasskeyAnswer } from '#domain/accounts/second-factors/passkey-answers.ts';
import type { Home } from '#domain/accounts/second-factors/passkey-home.ts';

/** What a browser and an authenticator say; any of it can be told otherwise than it is. */
export interface Telling {
	origin?: string;
	/** The name of the host that the passkey is for. */
	id?: string;
	/** How often it signed. */
	counter?: number;
	/** Whether it asked for a finger or a PIN. */
	verified?: boolean;
	/** Whose it says it is. */
	handle?: string;
	/** Signed with another key. */
	forged?: boolean;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** One passkey (ES256) and the browser it is used in, in software. */
export class Authenticator {
	readonly id = randomBytes(16).toString('base64url');
	readonly #home: Home;
	readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	#handle: string | undefined;

	constructor(home: Home) {
		this.#home = home;
	}

	/** @param options what the server asks for: its challenge, and whose it will be */
	make(options: { challenge: string; user: { id: string } }, telling: Telling = {}): NewPasskeyAnswer {
		this.#handle = options.user.id;
		const id = Buffer.from(this.id, 'base64url');
		const length = Buffer.alloc(2);
		length.writeUInt16BE(id.length);
		const credential = Buffer.concat([Buffer.alloc(16), length, id, this.#publicKey()]);
		const attestation = new Map<string, unknown>([
			['fmt', 'none'],
			['attStmt', new Map()],
			['authData', new Uint8Array(Buffer.concat([this.#data(WITH_KEY, telling), credential]))],
		]);
		return this.#answer(NewPasskeyAnswer, {
			clientDataJSON: this.#client('webauthn.create', options.challenge, telling).toString('base64url'),
			attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
			transports: ['usb'],
		});
	}

	use(options: { challenge: string }, telling: Telling = {}): PasskeyAnswer {
		const client = this.#client('webauthn.get', options.challenge, telling);
		const data = this.#data(0, telling);
		const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
		const key = telling.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : this.#keys;
		return this.#answer(PasskeyAnswer, {
			clientDataJSON: client.toString('base64url'),
			authenticatorData: data.toString('base64url'),
			signature: sign('sha256', signed, key.privateKey).toString('base64url'),
			userHandle: telling.handle ?? this.#handle,
		});
	}

	#client(type: string, challenge: string, { origin = this.#home.origin }: Telling): Buffer {
		return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	}

	#data(flags: number, { id = this.#home.id, counter = 0, verified = true }: Telling): Buffer {
		const rest = Buffer.alloc(5);
		rest.writeUInt8(PRESENT | (verified ? VERIFIED : 0) | flags);
		rest.writeUInt32BE(counter, 1);
		return Buffer.concat([createHash('sha256').update(id).digest(), rest]);
	}

	/** As COSE has it. */
	#publicKey(): Buffer {
		const { x, y } = coordinates(this.#keys.publicKey);
		const entries: [number, number | Uint8Array][] = [
			...([
				[1, 2],
				[3, -7],
				[-1, 1],
			] as [number, number][]),
			...([
				[-2, x],
				[-3, y],
			] as [number, Uint8Array][]),
		];
		return Buffer.from(isoCBOR.encode(new Map(entries) as never));
	}

	#answer<Answer>(schema: { parse: (text: unknown) => Answer }, response: object): Answer {
		const common = { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} };
		return schema.parse(JSON.stringify({ ...common, response }));
	}
}

function coordinates(key: KeyObject): { x: Uint8Array; y: Uint8Array } {
	const { x = '', y = '' } = key.export({ format: 'jwk' });
	return { x: new Uint8Array(Buffer.from(x, 'base64url')), y: new Uint8Array(Buffer.from(y, 'base64url')) };
}
