import { hash, verify } from '@node-rs/argon2';
import zxcvbn from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import pLimit from 'p-limit';

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane. 2 is Argon2id in the library's
// enumeration, which exists for TypeScript alone.
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const fourAtOnce = pLimit(4);

let estimator: ReturnType<typeof newEstimator> | undefined;

/** Ranks some hundred thousand words, which takes as long as a page does: only where somebody chooses a password. */
function newEstimator() {
	return new zxcvbn.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/**
 * Why this password would be guessed early, or null.
 * @param own words an attacker would try first
 * @param halfOfTwo a second factor is asked for as well, so that it may be as short as eight letters are
 */
export function passwordProblem(password: string, own: string[], halfOfTwo = false): string | null {
	const known = ['kintsugi', ...own.flatMap((text) => [text, ...text.split(/[\s@.]+/)])]
		.map(plain)
		.filter((word) => word.length > 2);
	// What stands between words makes nothing harder to guess, and neither does a name that is known.
	const whole = plain(password.slice(0, 100));
	const squeezed = whole.replace(/[\s._-]/g, '');
	const unknown = known.reduce((rest, word) => rest.replaceAll(word, ''), squeezed);
	const words = (estimator ??= newEstimator());
	const early =
		unknown.length < 8 ||
		[whole, squeezed].some((text) => words.check(text, known).score < (halfOfTwo ? 2 : 3));
	return early
		? 'That one would be guessed early. A few words that have nothing to do with you or with Kintsugi hold longer.'
		: null;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** @returns a PHC string */
export function hashPassword(password: string): Promise<string> {
	return fourAtOnce(() => hash(password, PARAMETERS));
}

let decoy: Promise<string> | undefined;

/**
 * Takes as long for an account that does not exist as for one that does.
 * @param stored the PHC string, or null where there is none
 */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
	decoy ??= hashPassword('a password that nobody has');
	const against = stored ?? (await decoy);
	const matches = await fourAtOnce(() => verify(against, password));
	return matches && stored !== null;
}

/** A hash made with other parameters than today's is replaced at the next sign-in. */
export function isOutdated(stored: string): boolean {
	return !stored.includes('$argon2id$v=19$m=19456,t=2,p=1$');
}
